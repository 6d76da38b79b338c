package io.oisstreams.embedded.agents;

import static io.oisstreams.embedded.agents.Misbehaviour.BROKEN_LINK;
import static io.oisstreams.embedded.agents.Misbehaviour.LATE_ENTRY;
import static io.oisstreams.embedded.agents.Misbehaviour.MISSING_ENTRY;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What goes wrong with the entries, one after the other. While a chain is broken its links can't be broken again: it is repaired
 * first, by a re-attestation after some entries or by the late entry itself.
 */
final class ChainTrouble {
    private static final Set<Misbehaviour> BREAKING = EnumSet.of(BROKEN_LINK, MISSING_ENTRY, LATE_ENTRY);
    private static final long ENTRIES_LEAST = 4;
    private static final long ENTRIES_MOST = 10;
    private static final long LATE_LEAST_MS = Duration.ofMinutes(2).toMillis();
    private static final long LATE_MOST_MS = Duration.ofMinutes(5).toMillis();
    private static final long DELIVERY_MS = Duration.ofSeconds(1).toMillis();

    private final Dice dice;
    private long entriesUntilRepair;
    private long lateUntilMs = Long.MIN_VALUE;
    private boolean repairs;

    ChainTrouble(Dice dice) {
        this.dice = dice;
    }

    /** What is wrong with the entry of this time; called once for each entry. */
    Optional<Misbehaviour> at(long atMs) {
        boolean broken = entriesUntilRepair > 0 || atMs <= lateUntilMs + DELIVERY_MS;
        repairs = entriesUntilRepair == 1;
        entriesUntilRepair = Math.max(0, entriesUntilRepair - 1);
        Optional<Misbehaviour> wrong =
                dice.misbehaviour(Occasion.ENTRY, atMs).filter(drawn -> !broken || !BREAKING.contains(drawn));
        if (wrong.equals(Optional.of(LATE_ENTRY))) {
            lateUntilMs = atMs + dice.between(LATE_LEAST_MS, LATE_MOST_MS);
        } else if (wrong.filter(BREAKING::contains).isPresent()) {
            entriesUntilRepair = dice.between(ENTRIES_LEAST, ENTRIES_MOST);
        }
        return wrong;
    }

    /** Whether the entry asked about last repairs the chain by a re-attestation. */
    boolean repairs() {
        return repairs;
    }

    /** When the last late entry is sent. */
    long lateUntilMs() {
        return lateUntilMs;
    }
}
