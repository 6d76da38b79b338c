package io.oisstreams.kpis.core.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether entries follow each other: what is remembered of those before. */
final class Succession {
    private long lastSequence = -1;
    private long withoutSequence;
    private Optional<Instant> lastTime = Optional.empty();

    /** Why an entry does not come after the one before; empty: it does. */
    Optional<String> order(AuditEntry entry) {
        OptionalLong sequence = entry.sequence();
        if (sequence.isPresent() && sequence.getAsLong() <= lastSequence) {
            return Optional.of(
                    AuditEntry.SEQUENCE + " is " + sequence.getAsLong() + ", expected more than " + lastSequence);
        }
        return entry.time().flatMap(time -> lastTime.filter(time::isBefore)
                .map(last -> AuditEntry.TIMESTAMP + " is " + time + ", earlier than " + last));
    }

    /** Which sequence numbers were left out before an entry; empty: none. */
    Optional<String> gap(AuditEntry entry) {
        // An entry without a number is taken as the one that is missing.
        long expected = lastSequence + 1 + withoutSequence;
        return entry.sequence().isPresent() && entry.sequence().getAsLong() > expected
                ? Optional.of(AuditEntry.SEQUENCE + " is " + entry.sequence().getAsLong() + ", expected " + expected)
                : Optional.empty();
    }

    /** Goes on to the next. */
    void advance(AuditEntry entry) {
        if (entry.sequence().isPresent()) {
            lastSequence = entry.sequence().getAsLong();
            withoutSequence = 0;
        } else {
            withoutSequence++;
        }
        lastTime = entry.time().or(() -> lastTime);
    }
}
