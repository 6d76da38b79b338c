package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertBook;
import io.oisstreams.alerting.Observation;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import java.util.List;
import java.util.Optional;
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

    private static Bytes key(String tenantId, String rule, Optional<String> subject) {
        return RowKey.of(Kind.ALERT, tenantId, rule, subject.orElse(""));
    }
}
