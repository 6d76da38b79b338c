package io.oisstreams.kpis.core.lifecycle;

import io.oisstreams.kpis.core.Durations;
import java.util.Optional;

/**
 * What a stakeholder did about a proposal (KPI 1.3). Its events may come in any order.
 *
 * @param notifiedMs when the stakeholder was first notified, in ms
 * @param respondedMs when the stakeholder first signed or declined, in ms
 */
public record Response(Optional<Long> notifiedMs, Optional<Long> respondedMs) {
    /** Nothing yet. */
    public static final Response NONE = new Response(Optional.empty(), Optional.empty());

    /** Notified at a time, in ms; a reminder changes nothing. */
    public Response notified(long timeMs) {
        return notifiedMs.isPresent() ? this : new Response(Optional.of(timeMs), respondedMs);
    }

    /** Signed or declined at a time, in ms; a second answer changes nothing. */
    public Response responded(long timeMs) {
        return respondedMs.isPresent() ? this : new Response(notifiedMs, Optional.of(timeMs));
    }

    /** From notification to answer; empty: one of them is not known. */
    public Optional<Durations> time() {
        return notifiedMs.flatMap(from -> respondedMs.map(to -> Durations.between(from, to)));
    }
}
