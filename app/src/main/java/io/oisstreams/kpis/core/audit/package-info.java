/**
 * Logs whose entries are chained by hashes: whether they are whole, and if not, where they break (KPI 3.1). Knows no files:
 * lines come in, a verdict goes out.
 */
package io.oisstreams.kpis.core.audit;
