/** The weekly attestation and the readiness brief (OPS 2.2 and 4): facts in, outcome and Markdown out. */
package io.oisstreams.operations.core.attestation;
