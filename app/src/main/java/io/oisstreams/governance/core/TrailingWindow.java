package io.oisstreams.governance.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The windows of queries (WF5, query surfaces). */
public enum TrailingWindow {
    /** A day. */
    DAY("24h", Duration.ofHours(24)),
    /** A week. */
    WEEK("7d", Duration.ofDays(7)),
    /** Thirty days. */
    MONTH("30d", Duration.ofDays(30));

    private final String label;
    private final Duration length;

    TrailingWindow(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    /** The name in queries. */
    public String label() {
        return label;
    }

    /** In ms. */
    public long lengthMs() {
        return length.toMillis();
    }

    /** The names of all. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(TrailingWindow::label).toList();
    }

    /**
     * The window with that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrailingWindow labelled(String label) {
        return Arrays.stream(values())
                .filter(window -> window.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no window " + label));
    }
}
