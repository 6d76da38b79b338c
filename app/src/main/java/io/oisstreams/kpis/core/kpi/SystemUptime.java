package io.oisstreams.kpis.core.kpi;

import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.Unit;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * KPI 4.1: percent of a period in which the system was up. Overlapping outages count once; planned maintenance counts as up, whatever
 * else happens meanwhile. Without outages it is 100.
 */
public final class SystemUptime {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "4.1",
            "System Uptime",
            "Percentage of time system is operational",
            Category.OPERATIONS,
            Unit.PERCENT,
            List.of("≥99.5% (excluding planned maintenance)"),
            List.of(),
            ReviewFrequency.MONTHLY,
            "Operations team");

    /** From here on the target is met, in percent. */
    public static final BigDecimal TARGET = new BigDecimal("99.5");

    /**
     * A time in which the system was down.
     *
     * @param fromMs in ms
     * @param toMs exclusive, in ms; not after {@code fromMs}: it took no time
     * @param planned whether it was planned maintenance
     */
    public record Outage(long fromMs, long toMs, boolean planned) {}

    /** Where an outage begins (1) or ends (-1) in a period. */
    private record Edge(long atMs, int unplanned, int planned) {
        static Stream<Edge> of(Outage outage, long startMs, long endMs) {
            long fromMs = Math.max(outage.fromMs(), startMs);
            long toMs = Math.min(outage.toMs(), endMs);
            int planned = outage.planned() ? 1 : 0;
            int unplanned = 1 - planned;
            return fromMs < toMs
                    ? Stream.of(new Edge(fromMs, unplanned, planned), new Edge(toMs, -unplanned, -planned))
                    : Stream.empty();
        }
    }

    private SystemUptime() {}

    /**
     * The uptime of a period.
     *
     * @param startMs in ms
     * @param endMs exclusive, in ms
     * @throws IllegalArgumentException if the period is empty
     */
    public static Judged of(Collection<Outage> outages, long startMs, long endMs) {
        long periodMs = Math.subtractExact(endMs, startMs);
        Quotient uptime = Quotient.percent(periodMs - downMs(outages, startMs, endMs), periodMs);
        return Judged.of(uptime, Status.ofTarget(!uptime.isBelow(TARGET)));
    }

    /** How long the system was down in a period without that being planned, in ms; the arguments are those of {@link #of}. */
    public static long downMs(Collection<Outage> outages, long startMs, long endMs) {
        List<Edge> edges = outages.stream()
                .flatMap(outage -> Edge.of(outage, startMs, endMs))
                .sorted(Comparator.comparingLong(Edge::atMs))
                .toList();
        long downMs = 0;
        long sinceMs = startMs;
        int unplanned = 0;
        int planned = 0;
        for (Edge edge : edges) {
            if (unplanned > 0 && planned == 0) {
                downMs += edge.atMs() - sinceMs;
            }
            sinceMs = edge.atMs();
            unplanned += edge.unplanned();
            planned += edge.planned();
        }
        return downMs;
    }
}
