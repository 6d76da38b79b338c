package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.alerting.Severity;
import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.review.ReviewSchedule;
import io.oisstreams.kpis.core.review.ReviewText;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Reviews: due when their period is over, until they are recorded. One that was recorded counts a little later, in the order of time with
 * the closes of days, because ticks and reviews come from two topics.
 */
final class Reviews {
    private static final Condition DUE = new Condition(Severity.INFO, Optional.empty());

    private final Rows rows;
    private final Agenda<Due> agenda;
    private final Alerts alerts;

    Reviews(Rows rows, Agenda<Due> agenda, Alerts alerts) {
        this.rows = rows;
        this.agenda = agenda;
        this.alerts = alerts;
    }

    /**
     * A period is over; nothing happens if its review was recorded.
     *
     * @param values what it looks at, in words
     */
    void due(String tenantId, Period period, List<String> values, long timeMs) {
        Bytes reviewed = reviewedKey(tenantId, period);
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
                ReviewText.due(period, values)));
    }

    /**
     * A review was made: of a period, whether it is due or will be, or of all that are due.
     *
     * @param period empty: all of the cadence
     */
    void recorded(String tenantId, Cadence cadence, Optional<Period> period, long admissionMs) {
        String subject = period.map(Reviews::subject).orElseGet(() -> prefix(cadence));
        agenda.add(new Due(admissionMs, Due.Kind.REVIEW, tenantId, subject));
    }

    /** A review that was made counts. */
    void made(Due review) {
        boolean isOfAll = review.subject().endsWith(" ");
        List<Alert> due = alerts.firing(review.tenantId(), ReviewSchedule.RULE).stream()
                .filter(alert -> {
                    String subject = alert.subject().orElseThrow();
                    return isOfAll ? subject.startsWith(review.subject()) : subject.equals(review.subject());
                })
                .toList();
        due.forEach(alert -> alerts.resolve(alert, review.timeMs(), "the review was recorded"));
        // A day is enough for the period to be closed; of what is over for longer nothing will become due.
        period(review.subject())
                .filter(of -> due.isEmpty() && of.end().toEpochDay() + 1 >= UtcDays.dayOf(review.timeMs()))
                .ifPresent(of -> rows.put(reviewedKey(review.tenantId(), of)));
    }

    private static Optional<Period> period(String subject) {
        return List.of(Cadence.values()).stream()
                .filter(cadence -> subject.startsWith(prefix(cadence)))
                .findFirst()
                .flatMap(cadence ->
                        cadence.named(subject.substring(prefix(cadence).length())));
    }

    private static String subject(Period period) {
        return prefix(period.cadence()) + period.name();
    }

    private static String prefix(Cadence cadence) {
        return cadence.label() + " ";
    }

    /** By the day after the period, so that what is old is one run of rows. */
    private static Bytes reviewedKey(String tenantId, Period period) {
        return RowKey.of(Kind.REVIEWED, tenantId, period.end().toEpochDay(), subject(period));
    }
}
