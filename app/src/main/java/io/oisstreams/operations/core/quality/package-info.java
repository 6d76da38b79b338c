/** Compliance and determinism: pure, with plain values. */
package io.oisstreams.operations.core.quality;
