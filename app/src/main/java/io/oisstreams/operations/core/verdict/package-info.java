/** Verdicts about signed operations: pure, with plain values. */
package io.oisstreams.operations.core.verdict;
