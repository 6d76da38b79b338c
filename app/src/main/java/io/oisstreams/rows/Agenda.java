package io.oisstreams.rows;

import java.util.Optional;
import java.util.TreeSet;

/**
 * What time will cause, in memory and in rows. For the stream thread only.
 *
 * @param <T> what it causes, in the order in which it does; no two are equal in it
 */
public final class Agenda<T extends Record & Timed & Comparable<T>> {
    private final Rows rows;
    private final TreeSet<T> entries = new TreeSet<>();

    /** What the rows hold. */
    public Agenda(Rows rows, Class<T> type) {
        this.rows = rows;
        rows.beginningWith(RowKey.of(BaseKind.AGENDA), type).forEach(row -> entries.add(row.value));
    }

    /** Puts something on the agenda; nothing happens if it is there. */
    public void add(T due) {
        if (entries.add(due)) {
            rows.put(due.agendaKey(), due);
        }
    }

    /** Takes something off the agenda, if it is there. */
    public void remove(T due) {
        if (entries.remove(due)) {
            rows.delete(due.agendaKey());
        }
    }

    /** Takes out the first thing that is due up to a time, in ms; empty: there is none any more. */
    public Optional<T> takeUntil(long timeMs) {
        if (entries.isEmpty() || entries.first().timeMs() > timeMs) {
            return Optional.empty();
        }
        T due = entries.first();
        remove(due);
        return Optional.of(due);
    }
}
