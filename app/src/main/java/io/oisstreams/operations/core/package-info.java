/** The rules of production operations: pure, with plain values. */
package io.oisstreams.operations.core;
