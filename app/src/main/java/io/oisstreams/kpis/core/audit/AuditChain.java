package io.oisstreams.kpis.core.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks a log line by line; remembers the same little however long it is.
 *
 * <p>An entry is a JSON object with {@code sequence_number}, {@code timestamp}, {@code prev_entry_hash}, {@code entry_hash} and
 * whatever else. Its {@code entry_hash} is the SHA-256 of {@link PythonJson} without it.
 *
 * <p>No key is involved, so whoever can write the log can rewrite it: a chain alone does not show a tail that was cut off, first
 * entries that were removed with all that follows rewritten, or a log that was rewritten as a whole. An {@link ExpectedEnd} that
 * somebody kept elsewhere shows each of them.
 */
public final class AuditChain {
    private static final int KEPT = 100;
    private static final String FIRST_LINK = "0".repeat(64);

    private final ExpectedEnd expected;
    private final Map<FaultKind, Long> broken = new EnumMap<>(FaultKind.class);
    private final List<BrokenEntry> first = new ArrayList<>();
    private final Succession succession = new Succession();
    private long entries;
    private long brokenEntries;
    private Optional<String> head = Optional.empty();
    private OptionalLong entriesAtExpectedHead = OptionalLong.empty();

    /** A log of which nothing was read. */
    public AuditChain(ExpectedEnd expected) {
        this.expected = expected;
        Arrays.stream(FaultKind.values()).forEach(kind -> broken.put(kind, 0L));
    }

    /**
     * The next entry.
     *
     * @param line its number in the file, from 1
     * @param utf8 the line, with or without its end
     */
    public void add(long line, byte[] utf8) {
        add(line, AuditEntry.read(utf8));
    }

    /**
     * The next entry, if nothing of it can be read.
     *
     * @param line its number in the file, from 1
     * @param why what the line is, to go on with "the line is "
     */
    public void addUnreadable(long line, String why) {
        add(line, AuditEntry.unreadable(why));
    }

    /** What was found so far; as of the whole log if that was its last line. */
    public AuditVerdict verdict() {
        return new AuditVerdict(entries, brokenEntries, broken, first, head, entriesAtExpectedHead, endFaults());
    }

    private void add(long line, AuditEntry entry) {
        List<Fault> faults = faults(entry);
        faults.forEach(fault -> broken.merge(fault.kind(), 1L, Long::sum));
        if (!faults.isEmpty()) {
            brokenEntries++;
            if (first.size() < KEPT) {
                first.add(new BrokenEntry(line, entry.sequence(), faults));
            }
        }
        succession.advance(entry);
        entries++;
        head = entry.statedHash();
        if (head.isPresent() && head.equals(expected.head())) {
            entriesAtExpectedHead = OptionalLong.of(entries);
        }
    }

    private List<Fault> faults(AuditEntry entry) {
        List<Fault> faults = new ArrayList<>();
        if (!entry.faults().isEmpty()) {
            faults.add(new Fault(FaultKind.CONTENT, String.join("; ", entry.faults())));
        }
        link(entry).ifPresent(message -> faults.add(new Fault(FaultKind.LINK, message)));
        succession.order(entry).ifPresent(message -> faults.add(new Fault(FaultKind.ORDER, message)));
        succession.gap(entry).ifPresent(message -> faults.add(new Fault(FaultKind.GAP, message)));
        return faults;
    }

    private Optional<String> link(AuditEntry entry) {
        Optional<String> link = entries == 0 ? Optional.of(FIRST_LINK) : head;
        if (link.isPresent() && link.equals(entry.previousHash())) {
            return Optional.empty();
        }
        return Optional.of(
                AuditEntry.PREVIOUS_HASH + " is " + entry.previousHash().orElse("none") + ", expected "
                        + link.orElse("that of the entry before, which states none"));
    }

    private List<String> endFaults() {
        List<String> faults = new ArrayList<>();
        boolean isThere = entriesAtExpectedHead.isPresent();
        expected.head()
                .filter(hash -> !isThere)
                .ifPresent(hash -> faults.add(
                        "the head is " + head.orElse("none") + ", expected " + hash + ", which no entry has"));
        long found = entriesAtExpectedHead.orElse(entries);
        expected.entries().ifPresent(number -> {
            if (isThere ? found != number : found < number) {
                faults.add("there are " + found + " entries" + (isThere ? " up to the expected head" : "")
                        + ", expected " + number);
            }
        });
        return faults;
    }
}
