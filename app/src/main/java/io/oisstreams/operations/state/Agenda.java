package io.oisstreams.operations.state;

import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;

/** What time will cause, in memory and in rows. For the stream thread only. */
public final class Agenda {
    private final Rows rows;
    private final TreeSet<Due> entries = new TreeSet<>();

    /** What the rows hold. */
    public Agenda(Rows rows) {
        this.rows = rows;
        rows.beginningWith(RowKey.of(RowKey.Kind.AGENDA), Due.class).forEach(row -> entries.add(row.value));
    }

    /** Puts something on the agenda; nothing happens if it is there. */
    public void add(Due due) {
        if (entries.add(due)) {
            rows.put(key(due), due);
        }
    }

    /** Whether this is on the agenda. */
    public boolean has(Due due) {
        return entries.contains(due);
    }

    /** Takes something off the agenda, if it is there. */
    public void remove(Due due) {
        if (entries.remove(due)) {
            rows.delete(key(due));
        }
    }

    /** Takes out the first thing that is due up to a time, in ms; empty: there is none any more. */
    public Optional<Due> takeUntil(long timeMs) {
        if (entries.isEmpty() || entries.first().timeMs() > timeMs) {
            return Optional.empty();
        }
        Due due = entries.first();
        remove(due);
        return Optional.of(due);
    }

    private static Bytes key(Due due) {
        return RowKey.of(
                RowKey.Kind.AGENDA, due.tenantId(), due.timeMs(), due.kind().name(), due.subject());
    }
}
