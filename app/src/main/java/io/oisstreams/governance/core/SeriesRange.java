package io.oisstreams.governance.core;

import io.oisstreams.governance.core.Span.Run;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The buckets of a series: those whose start lies in a trailing window. All are whole but the last, which ends where the window does.
 *
 * @param granularity of the buckets
 */
public record SeriesRange(Granularity granularity, Span window) {
    /** The buckets whose start lies in [at − length, at), times in ms; none before 1970. */
    public static SeriesRange trailing(Granularity granularity, long lengthMs, long atMs) {
        return new SeriesRange(granularity, Span.trailing(lengthMs, atMs));
    }

    /** The starts of all buckets, in ms, earliest first. */
    public List<Long> starts() {
        return LongStream.iterate(
                        firstMs(), startMs -> startMs < window.toMs(), start -> start + granularity.lengthMs())
                .boxed()
                .toList();
    }

    /** Those that are whole; empty: none is. */
    public Optional<Run> whole() {
        return firstMs() < cutMs() ? Optional.of(new Run(granularity, firstMs(), cutMs())) : Optional.empty();
    }

    /** What there is of the last bucket; empty: it is whole. */
    public Optional<Span> cut() {
        return firstMs() <= cutMs() && cutMs() < window.toMs()
                ? Optional.of(new Span(cutMs(), window.toMs()))
                : Optional.empty();
    }

    private long firstMs() {
        return granularity.ceilingOf(window.fromMs());
    }

    private long cutMs() {
        return granularity.startOf(window.toMs());
    }
}
