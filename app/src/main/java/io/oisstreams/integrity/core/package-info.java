/**
 * The arithmetic of the Operational Integrity Score (OIS v1.0.0 and contract section 4). Knows no Kafka, no HTTP and no clock:
 * facts and times come in, values go out.
 */
package io.oisstreams.integrity.core;
