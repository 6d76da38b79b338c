/** Reads what was published of a tenant back from Kafka: evidence for proofs, records and evidence for exports. */
package io.oisstreams.integrity.evidence;
