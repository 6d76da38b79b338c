/**
 * Transparency logs: RFC 9162's Merkle trees over SHA3-256 with their proofs, and the text forms of C2SP (checkpoints, signed
 * notes, cosignatures). Pure: a function of its arguments alone.
 */
package io.oisstreams.tlog;
