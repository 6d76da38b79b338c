package io.oisstreams.kpis.query;

import io.oisstreams.alerting.Alert;
import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.review.ReviewSchedule;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The reviews that wait to be recorded, as their alerts tell them. */
final class DueReviews {
    private DueReviews() {}

    static boolean isReview(Alert alert) {
        return alert.rule().equals(ReviewSchedule.RULE);
    }

    /** The last period of each cadence that waits, the shortest cadence first: one line each, however long nobody has reviewed anything. */
    static List<Period> last(Collection<Alert> firing) {
        return Arrays.stream(Cadence.values())
                .flatMap(cadence -> firing.stream()
                        .filter(DueReviews::isReview)
                        .flatMap(alert -> period(cadence, alert).stream())
                        .max(Comparator.comparing(Period::start))
                        .stream())
                .toList();
    }

    /** An alert's subject is the cadence and the name of the period. */
    private static Optional<Period> period(Cadence cadence, Alert alert) {
        String beginning = cadence.label() + " ";
        return alert.subject()
                .filter(subject -> subject.startsWith(beginning))
                .flatMap(subject -> cadence.named(subject.substring(beginning.length())));
    }
}
