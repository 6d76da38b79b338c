package io.oisstreams.integrity.core;

/** Verifies one signature; pure: equal arguments give equal verdicts. */
@FunctionalInterface
public interface SignatureCheck {
    /** Whether the signature over the message is valid under the key. Malformed input is not valid; nothing is thrown. */
    boolean valid(KeyVersion key, byte[] message, byte[] signature);
}
