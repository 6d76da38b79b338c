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
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Reviews: due when their period is over, until they are recorded. */
final class Reviews {
    private static final Condition DUE = new Condition(Severity.INFO, Optional.empty());

    private final Rows rows;
    private final Alerts alerts;

    /** A review that was made before it was due. */
    private record Reviewed(long timeMs) {}

    Reviews(Rows rows, Alerts alerts) {
        this.rows = rows;
        this.alerts = alerts;
    }

    /**
     * A period is over; nothing happens if its review was recorded.
     *
     * @param values what it looks at, in words
     * @param firing the alerts that it looks at, in words
     */
    void due(String tenantId, Period period, List<String> values, List<String> firing, long timeMs) {
        Bytes reviewed = reviewedKey(tenantId, subject(period));
        if (rows.has(reviewed)) {
            rows.delete(reviewed);
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
        due.forEach(alert -> alerts.resolve(alert, admissionMs, "the review was recorded"));
        // A day is enough for the period to be closed; of what is over for longer nothing will become due.
        period.filter(of -> due.isEmpty() && of.end().toEpochDay() + 1 >= UtcDays.dayOf(admissionMs))
                .ifPresent(of -> rows.put(reviewedKey(tenantId, subject(of)), new Reviewed(admissionMs)));
    }

    private static boolean isMeant(String subject, Cadence cadence, Optional<Period> period) {
        return period.map(of -> subject(of).equals(subject)).orElseGet(() -> subject.startsWith(cadence.label() + " "));
    }

    private static String subject(Period period) {
        return period.cadence().label() + " " + period.name();
    }

    private static Bytes reviewedKey(String tenantId, String subject) {
        return RowKey.of(Kind.REVIEWED, tenantId, subject);
    }
}
