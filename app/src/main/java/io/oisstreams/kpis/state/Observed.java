package io.oisstreams.kpis.state;

import io.oisstreams.kpis.core.contract.Seen;
import java.util.Optional;

/**
 * What was last seen of a path.
 *
 * @param latest by event time
 * @param parsed the latest one that tried to parse it; empty: none did
 */
public record Observed(Look latest, Optional<Look> parsed) {

    /**
     * One look.
     *
     * @param timeMs event time in ms
     * @param eventId decides between looks of one time
     * @param yes that it exists, or that it parses
     */
    public record Look(long timeMs, String eventId, boolean yes) {
        boolean isAfter(Look other) {
            return timeMs > other.timeMs || (timeMs == other.timeMs && eventId.compareTo(other.eventId) > 0);
        }
    }

    /** With another look, whichever came first. */
    public Observed with(Look exists, Optional<Look> parses) {
        return new Observed(
                exists.isAfter(latest) ? exists : latest,
                parses.filter(look -> parsed.isEmpty() || look.isAfter(parsed.get()))
                        .or(() -> parsed));
    }

    /** As contracts see it. */
    public Seen seen() {
        return new Seen(latest.yes(), parsed.map(Look::yes));
    }
}
