/** What measurements of KPIs must look like. Pure. */
package io.oisstreams.kpis.core.measurement;
