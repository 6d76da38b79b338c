/** How the operations capability keeps what it knows: rows of one store, written by the topology and read by queries. */
package io.oisstreams.operations.state;
