/** Looks at checkouts of repositories, for KPI contracts. Knows no Kafka. */
package io.oisstreams.kpis.collect;
