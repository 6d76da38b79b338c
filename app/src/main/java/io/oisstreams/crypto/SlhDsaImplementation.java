package io.oisstreams.crypto;

import java.util.Locale;

/** What verifies SLH-DSA-SHA2-128f signatures of {@link KeyVariant#STANDARD}: the setting {@code verification.slh.dsa}. */
public enum SlhDsaImplementation {
    /** This project's, on the JDK's SHA-256: five times as fast. */
    JDK,

    /** Bouncy Castle's, which verifies everything else in any case. */
    BOUNCYCASTLE;

    /**
     * The one of this name in lower case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SlhDsaImplementation named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
