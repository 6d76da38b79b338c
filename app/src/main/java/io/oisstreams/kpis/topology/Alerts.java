package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertBook;
import io.oisstreams.alerting.Observation;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;

/** The alerts that are firing, kept one by one: each rule and subject has its own row. */
final class Alerts {
    private final Rows rows;
    private final Published published;

    Alerts(Rows rows, Published published) {
        this.rows = rows;
        this.published = published;
    }

    /** Takes in a look at a rule, and publishes what follows. */
    void observe(Observation seen) {
        Bytes key = key(seen.tenantId(), seen.rule(), seen.subject());
        AlertBook book = new AlertBook(rows.get(key, Alert.class).stream().toList());
        List<Alert> alerts = book.observe(seen);
        if (!alerts.isEmpty()) {
            rows.get(key, Alert.class).ifPresent(before -> rows.put(endedKey(before, seen.detectedAtMs()), before));
            alerts.forEach(published::alert);
            book.firing().forEach(alert -> rows.put(key, alert));
            if (book.firing().isEmpty()) {
                rows.delete(key);
            }
        }
    }

    /** Resolves an alert that is firing, with the value that it fired with. */
    void resolve(Alert alert, long timeMs, String message) {
        observe(new Observation(
                alert.tenantId(),
                alert.rule(),
                alert.subject(),
                Optional.empty(),
                alert.value(),
                alert.windowStartMs(),
                alert.windowEndMs(),
                timeMs,
                message));
    }

    /** What is firing by a rule for a subject. */
    Optional<Alert> find(String tenantId, String rule, Optional<String> subject) {
        return rows.get(key(tenantId, rule, subject), Alert.class);
    }

    /** What is firing by a rule, in the order of the subjects. */
    List<Alert> firing(String tenantId, String rule) {
        return rows.beginningWith(RowKey.of(Kind.ALERT, tenantId, rule), Alert.class).stream()
                .map(row -> row.value)
                .toList();
    }

    /**
     * What was firing by a rule at a time, in ms, in the order of the subjects: as if nothing had been read since then.
     *
     * @param timeMs not before that of which ended ones were forgotten last
     */
    List<Alert> firingAt(String tenantId, String rule, long timeMs) {
        Stream<Alert> endedSince = rows
                .range(
                        RowKey.of(Kind.ENDED_ALERT, tenantId, timeMs + 1),
                        RowKey.after(RowKey.of(Kind.ENDED_ALERT, tenantId)),
                        Alert.class)
                .stream()
                .map(row -> row.value)
                .filter(alert -> alert.rule().equals(rule));
        return Stream.concat(firing(tenantId, rule).stream(), endedSince)
                .filter(alert -> alert.detectedAtMs() <= timeMs)
                .sorted(Comparator.comparing(alert -> alert.subject().orElse("")))
                .toList();
    }

    /** Forgets alerts that were over by a time, in ms. */
    void forgetEnded(String tenantId, long timeMs) {
        rows.keys(RowKey.of(Kind.ENDED_ALERT, tenantId), RowKey.of(Kind.ENDED_ALERT, tenantId, timeMs + 1))
                .forEach(rows::delete);
    }

    /** By when it ended; one rule and subject may begin and end several times. */
    private static Bytes endedKey(Alert alert, long endMs) {
        return RowKey.of(
                Kind.ENDED_ALERT,
                alert.tenantId(),
                endMs,
                alert.rule(),
                alert.subject().orElse(""),
                alert.detectedAtMs());
    }

    private static Bytes key(String tenantId, String rule, Optional<String> subject) {
        return RowKey.of(Kind.ALERT, tenantId, rule, subject.orElse(""));
    }
}
