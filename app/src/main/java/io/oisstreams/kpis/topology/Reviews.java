package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.alerting.Severity;
import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.review.ReviewSchedule;
import io.oisstreams.kpis.core.review.ReviewText;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;

/** Reviews: due when their period is over, until they are recorded. */
final class Reviews {
    private static final Condition DUE = new Condition(Severity.INFO, Optional.empty());

    private final Rows rows;
    private final Alerts alerts;
    private final long settleMs;

    /** A review that was made before it was told that it is due; admission time in ms. */
    private record Reviewed(long timeMs) {}

    /** @param settleMs how long after the end of a period, and the skew, it is closed, in ms */
    Reviews(Rows rows, Alerts alerts, long settleMs) {
        this.rows = rows;
        this.alerts = alerts;
        this.settleMs = settleMs;
    }

    /**
     * A period is over; nothing happens if its review was recorded.
     *
     * @param values what it looks at, in words
     * @param firing the alerts that it looks at, in words
     */
    void due(String tenantId, Period period, List<String> values, List<String> firing, long timeMs) {
        Bytes key = reviewedKey(tenantId, period);
        Optional<Long> reviewedMs = reviewedMs(key);
        rows.delete(key);
        if (reviewedMs.filter(madeMs -> madeMs <= timeMs).isPresent()) {
            return;
        }
        alerts.observe(new Observation(
                tenantId,
                ReviewSchedule.RULE,
                Optional.of(subject(period)),
                Optional.of(DUE),
                Optional.empty(),
                UtcDays.startMs(period.start().toEpochDay()),
                UtcDays.startMs(period.end().toEpochDay()),
                timeMs,
                ReviewText.due(period, values, firing)));
        // One that was made since then was read before the tick that tells of this.
        Stream.of(reviewedMs, reviewedMs(reviewedKey(tenantId, period.cadence())))
                .flatMap(Optional::stream)
                .filter(madeMs -> madeMs > timeMs)
                .min(Comparator.naturalOrder())
                .ifPresent(madeMs -> alerts.find(tenantId, ReviewSchedule.RULE, Optional.of(subject(period)))
                        .ifPresent(due -> resolve(due, madeMs)));
    }

    /**
     * A review was made: of a period, whether it is due or will be, or of all that are due.
     *
     * @param period empty: all of the cadence
     */
    void recorded(String tenantId, Cadence cadence, Optional<Period> period, long admissionMs) {
        List<Alert> due = alerts.firing(tenantId, ReviewSchedule.RULE).stream()
                .filter(alert -> isMeant(alert.subject().orElseThrow(), cadence, period))
                .toList();
        due.forEach(alert -> resolve(alert, admissionMs));
        if (period.isEmpty()) {
            keep(tenantId, cadence, admissionMs);
        }
        // A day is enough for the period to be closed; of what is over for longer nothing will become due.
        period.filter(of -> due.isEmpty() && of.end().toEpochDay() + 1 >= UtcDays.dayOf(admissionMs))
                .map(of -> reviewedKey(tenantId, of))
                .filter(key -> !rows.has(key))
                .ifPresent(key -> rows.put(key, new Reviewed(admissionMs)));
    }

    /** Of those since a period was closed the first one counts, because that one ends the alert if a tick has told of it by then. */
    private void keep(String tenantId, Cadence cadence, long admissionMs) {
        Bytes key = reviewedKey(tenantId, cadence);
        long closedMs = lastCloseMs(cadence, admissionMs);
        if (reviewedMs(key).filter(madeMs -> madeMs > closedMs).isEmpty()) {
            rows.put(key, new Reviewed(admissionMs));
        }
    }

    /** When a period was closed last before a time, in ms. */
    private long lastCloseMs(Cadence cadence, long timeMs) {
        long delayMs = UtcDays.closeMs(-1, settleMs);
        long day = UtcDays.dayOf(timeMs - 1 - delayMs);
        return UtcDays.startMs(cadence.of(UtcDays.date(day)).start().toEpochDay()) + delayMs;
    }

    private void resolve(Alert due, long timeMs) {
        alerts.resolve(due, timeMs, "the review was recorded");
    }

    private Optional<Long> reviewedMs(Bytes key) {
        return rows.get(key, Reviewed.class).map(Reviewed::timeMs);
    }

    private static boolean isMeant(String subject, Cadence cadence, Optional<Period> period) {
        return period.map(of -> subject(of).equals(subject)).orElseGet(() -> subject.startsWith(cadence.label() + " "));
    }

    private static String subject(Period period) {
        return period.cadence().label() + " " + period.name();
    }

    /** By the day after the period, so that what is old is one run of rows. */
    private static Bytes reviewedKey(String tenantId, Period period) {
        return RowKey.of(Kind.REVIEWED, tenantId, period.end().toEpochDay(), subject(period));
    }

    /** Of the last review of all that was due: behind all periods. */
    private static Bytes reviewedKey(String tenantId, Cadence cadence) {
        return RowKey.of(Kind.REVIEWED, tenantId, Long.MAX_VALUE, cadence.label());
    }
}
