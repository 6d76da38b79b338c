package io.oisstreams.console.core;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scores of a tenant's last windows.
 *
 * @param points the earliest window first, at most {@link #LENGTH}
 */
public record History(List<Point> points) {
    /** How many windows it goes back. */
    public static final int LENGTH = 30;

    /** Before the first record. */
    public static final History NONE = new History(List.of());

    /** Keeps an own copy. */
    public History {
        points = List.copyOf(points);
    }

    /**
     * The score of a window.
     *
     * @param startMs of the window, in ms
     * @param ois empty: it has none
     */
    public record Point(long startMs, Optional<BigDecimal> ois) {}

    /** With one more window, or with another score of one that it has; in whatever order they come. */
    public History with(Point point) {
        List<Point> all = Stream.concat(
                        points.stream().filter(known -> known.startMs() != point.startMs()), Stream.of(point))
                .sorted(Comparator.comparingLong(Point::startMs))
                .toList();
        return new History(all.subList(Math.max(0, all.size() - LENGTH), all.size()));
    }
}
