/** Freeze discipline (OPS section 1): pure, with plain values. */
package io.oisstreams.operations.core.freeze;
