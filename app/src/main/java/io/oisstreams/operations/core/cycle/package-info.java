/** Production cycles and their signature logs (OPS section 2.4): pure, with plain values. */
package io.oisstreams.operations.core.cycle;
