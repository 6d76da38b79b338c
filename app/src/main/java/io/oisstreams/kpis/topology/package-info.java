/** The KPI capability's topology: routes events to what keeps their facts, and publishes what follows from them. */
package io.oisstreams.kpis.topology;
