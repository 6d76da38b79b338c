package io.oisstreams.governance.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why decisions fell as they did (WF5, reasons surface).
 *
 * @param total all decisions; the counts of the shares add up to it
 * @param shares of the families or codes that occur: most frequent first, then by name
 */
public record Reasons(long total, List<Share> shares) {
    private static final Comparator<Share> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(Share::count).reversed().thenComparing(Share::name);

    /** Keeps an own copy, in order. */
    public Reasons {
        shares = shares.stream().sorted(MOST_FREQUENT_FIRST).toList();
    }

    /**
     * The decisions of one family or code.
     *
     * @param name of the family, or the code: registered, or {@code unknown}
     * @param family of the code, or the family itself
     * @param count at least 1
     * @param fraction of all decisions, above 0, at most 1
     */
    public record Share(String name, ReasonFamily family, long count, double fraction) {}

    /** The reason families of what was counted. */
    public static Reasons byFamily(Counts counts, ReasonCodes codes) {
        long total = counts.get(Counter.EVENTS);
        List<Share> shares = new ArrayList<>();
        counts.byReasonFamily(
                codes, (family, count) -> shares.add(new Share(family.label(), family, count, Ratio.of(count, total))));
        return new Reasons(total, shares);
    }

    /** The reason codes of what was counted. */
    public static Reasons byCode(Counts counts, ReasonCodes codes) {
        long total = counts.get(Counter.EVENTS);
        List<Share> shares = new ArrayList<>();
        counts.byReasonCode()
                .forEach((code, count) ->
                        shares.add(new Share(code, codes.family(code), count, Ratio.of(count, total))));
        return new Reasons(total, shares);
    }
}
