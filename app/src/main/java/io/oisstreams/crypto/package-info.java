/**
 * Signature families, SHA-3 and canonical JSON: thin over Bouncy Castle and the RFC 8785 library, but for the
 * verification of SLH-DSA-SHA2-128f.
 */
package io.oisstreams.crypto;
