/** Checks records again from their evidence, offline: knows files and the core, no Kafka and no server. */
package io.oisstreams.integrity.verify;
