/** The KPI capability: operational KPIs, and contracts by which repositories are scored. */
package io.oisstreams.kpis;
