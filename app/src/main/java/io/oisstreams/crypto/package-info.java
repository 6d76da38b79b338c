/** Signature families, SHA-3 and canonical JSON: thin over Bouncy Castle and the RFC 8785 library. */
package io.oisstreams.crypto;
