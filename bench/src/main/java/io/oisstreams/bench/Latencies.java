package io.oisstreams.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured times, all of them kept, so that their percentiles are exact. */
final class Latencies {
    private final String name;
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    Latencies(String name) {
        this.name = name;
    }

    void add(double ms) {
        millis.add(ms);
    }

    /** A row of a Markdown table: name, number, p50, p95, p99 and the longest, in ms. */
    String row() {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            return "| " + name + " | 0 | | | | |";
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.1f |",
                name,
                sorted.size(),
                at(sorted, 50),
                at(sorted, 95),
                at(sorted, 99),
                sorted.get(sorted.size() - 1));
    }

    /** A row of a Markdown table: name, number, median and range, in ms. */
    String medianAndRange() {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f to %.1f |",
                name,
                sorted.size(),
                at(sorted, 50),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
