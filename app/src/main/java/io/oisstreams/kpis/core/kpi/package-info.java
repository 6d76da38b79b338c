/** The fourteen operational KPIs: what each is called, what is asked of it, and how it is judged. Pure. */
package io.oisstreams.kpis.core.kpi;
