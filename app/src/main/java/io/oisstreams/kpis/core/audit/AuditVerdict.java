package io.oisstreams.kpis.core.audit;

import io.oisstreams.kpis.core.Quotient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a check of a log found.
 *
 * @param entries how many there are, those too that can't be read
 * @param brokenEntries how many of them have a fault
 * @param broken how many entries have a fault of a kind; has every kind
 * @param firstBroken the first 100 of the broken ones
 * @param head the {@code entry_hash} that the last entry states; empty: it states none, or there are no entries
 * @param entriesAtExpectedHead how many entries there were when the expected head was the newest; empty: none was expected, or no entry
 *     has it
 * @param endFaults how the end is not the expected one, each in one line
 */
public record AuditVerdict(
        long entries,
        long brokenEntries,
        Map<FaultKind, Long> broken,
        List<BrokenEntry> firstBroken,
        Optional<String> head,
        OptionalLong entriesAtExpectedHead,
        List<String> endFaults) {
    /** Keeps own copies. */
    public AuditVerdict {
        broken = Map.copyOf(broken);
        firstBroken = List.copyOf(firstBroken);
        endFaults = List.copyOf(endFaults);
    }

    /** How many entries have a fault of that kind. */
    public long broken(FaultKind kind) {
        return broken.getOrDefault(kind, 0L);
    }

    /** Whether the entries are linked, in order and without gaps, to the expected end. Of their contents it says nothing. */
    public boolean chainValid() {
        return broken(FaultKind.LINK) == 0
                && broken(FaultKind.ORDER) == 0
                && broken(FaultKind.GAP) == 0
                && endFaults.isEmpty();
    }

    /** Whether nothing is wrong. */
    public boolean intact() {
        return brokenEntries == 0 && endFaults.isEmpty();
    }

    /**
     * KPI 3.1, in percent: the checks that were passed, which are one of the chain and one of each entry. The document's signature of
     * an entry is here the hash of its content, as this format has no signatures. Without entries: 100 if the chain is valid.
     */
    public Quotient score() {
        long passed = entries - broken(FaultKind.CONTENT) + (chainValid() ? 1 : 0);
        return Quotient.percent(passed, entries + 1);
    }
}
