/**
 * Simulated agents under governance: tenants that decide, act, sign and now and then misbehave, the same way for the same seed.
 * For {@code ./ois demo}, tests and benchmarks. Knows nothing of Kafka.
 */
package io.oisstreams.embedded.agents;
