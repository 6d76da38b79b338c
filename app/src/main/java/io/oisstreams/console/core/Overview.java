package io.oisstreams.console.core;

import io.oisstreams.alerting.Severity;
import java.util.Optional;

/**
 * How a tenant stands.
 *
 * @param last the latest window with a record; empty: there is none
 * @param deviations how many are open
 */
public record Overview(Optional<ScoredWindow> last, History history, FiringAlerts firing, long deviations) {
    /** Before anything was published. */
    public static final Overview NOTHING = new Overview(Optional.empty(), History.NONE, FiringAlerts.NONE, 0);

    /** After a record. */
    public Overview scored(ScoredWindow window) {
        boolean isEarlier =
                last.filter(known -> known.startMs() > window.startMs()).isPresent();
        return new Overview(
                isEarlier ? last : Optional.of(window),
                history.with(new History.Point(window.startMs(), window.ois())),
                firing,
                deviations);
    }

    /** After an alert began to fire that did not. */
    public Overview fired(Severity severity) {
        return new Overview(last, history, firing.plus(severity, 1), deviations);
    }

    /** After an alert of this severity that fired was resolved. */
    public Overview resolved(Severity severity) {
        return new Overview(last, history, firing.plus(severity, -1), deviations);
    }

    /** After a deviation was opened that was not. */
    public Overview opened() {
        return new Overview(last, history, firing, deviations + 1);
    }

    /** After a deviation that was open was closed. */
    public Overview closed() {
        return new Overview(last, history, firing, deviations - 1);
    }
}
