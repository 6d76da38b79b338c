/** Compliance, determinism and what else is counted by day for the weekly attestation (OPS section 2.2): pure, with plain values. */
package io.oisstreams.operations.core.quality;
