package io.oisstreams.alerting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The alerts of a tenant that are firing. A rule that is firing for a subject doesn't fire again; it resolves once; when the
 * severity changes, the old alert resolves and another fires (contract section 3). Not safe for use by several threads.
 */
public final class AlertBook {
    private final Map<String, Alert> firing = new TreeMap<>();

    /** An empty book. */
    public AlertBook() {}

    /** The book with these alerts firing. */
    public AlertBook(Collection<Alert> firing) {
        firing.forEach(alert -> this.firing.put(key(alert.rule(), alert.subject()), alert));
    }

    /** What is firing, in a fixed order. */
    public List<Alert> firing() {
        return List.copyOf(firing.values());
    }

    /** Whether a rule is firing for a subject. */
    public boolean isFiring(String rule, Optional<String> subject) {
        return firing.containsKey(key(rule, subject));
    }

    /** Takes in an observation; returns the alerts to publish, at most one resolved and one firing. */
    public List<Alert> observe(Observation seen) {
        String key = key(seen.rule(), seen.subject());
        Optional<Alert> current = Optional.ofNullable(firing.get(key));
        boolean unchanged = current.map(Alert::severity).equals(seen.condition().map(Condition::severity));
        if (unchanged) {
            return List.of();
        }
        List<Alert> published = new ArrayList<>(2);
        current.ifPresent(alert -> published.add(resolved(alert, seen)));
        firing.remove(key);
        seen.condition().ifPresent(condition -> {
            Alert alert = fired(condition, seen);
            firing.put(key, alert);
            published.add(alert);
        });
        return published;
    }

    private static Alert fired(Condition condition, Observation seen) {
        return new Alert(
                idOf(condition, seen),
                seen.tenantId(),
                seen.rule(),
                condition.severity(),
                true,
                seen.subject(),
                seen.value(),
                condition.threshold(),
                seen.windowStartMs(),
                seen.windowEndMs(),
                seen.detectedAtMs(),
                seen.message());
    }

    private static Alert resolved(Alert alert, Observation seen) {
        return new Alert(
                alert.alertId(),
                alert.tenantId(),
                alert.rule(),
                alert.severity(),
                false,
                alert.subject(),
                seen.value(),
                alert.threshold(),
                seen.windowStartMs(),
                seen.windowEndMs(),
                seen.detectedAtMs(),
                seen.message());
    }

    /** Equal crossings of equal logs have equal ids: a name-based UUID of all that tells one crossing from another. */
    private static String idOf(Condition condition, Observation seen) {
        String name = String.join(
                "\n",
                seen.tenantId(),
                seen.rule(),
                seen.subject().orElse(""),
                condition.severity().name(),
                Long.toString(seen.windowStartMs()),
                Long.toString(seen.detectedAtMs()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String key(String rule, Optional<String> subject) {
        return rule + "\n" + subject.orElse("");
    }
}
