package io.oisstreams.operations.core.attestation;

import java.math.BigDecimal;
import java.util.Optional;

/** Values as a template may put them anywhere. */
final class Cell {
    private Cell() {}

    /** A text that may hold words of events. */
    static String of(String text) {
        return MarkdownText.of(text);
    }

    /** A name that an event gave; only the beginning of one that is very long. */
    static String name(String name) {
        return MarkdownText.of(Listed.of(name));
    }

    /** An amount; empty: there is none. */
    static String money(Optional<BigDecimal> amount) {
        return amount.map(Money::text).orElse("none");
    }
}
