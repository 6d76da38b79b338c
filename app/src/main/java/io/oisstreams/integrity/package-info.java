/** The integrity capability: the Operational Integrity Score as a streams application. Start with {@code IntegrityTopology}. */
package io.oisstreams.integrity;
