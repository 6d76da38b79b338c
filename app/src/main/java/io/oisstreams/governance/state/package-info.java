/** How the governance capability keeps its buckets: rows of one store, written by the topology and read by queries. */
package io.oisstreams.governance.state;
