package io.oisstreams.operations.core.verdict;

/** The nonces of operations that were verified. */
public interface NonceMemory {
    /** Whether the nonce was remembered until this time, in ms, or longer. */
    boolean holds(NonceId nonce, long atMs);

    /** Remembers a nonce up to a time, in ms. */
    void remember(NonceId nonce, long untilMs);
}
