/** What is told of KPIs: the report of the last days, and the dashboard as text. Pure. */
package io.oisstreams.kpis.core.report;
