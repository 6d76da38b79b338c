package io.oisstreams.kpis.state;

import io.oisstreams.kpis.core.figure.DayFacts;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a tenant's closed days leave to those after them.
 *
 * @param snapshotMs when the last full snapshot was made, in ms; empty: none is known
 * @param occurred the ids of the KPIs with a value for each incident, commit or audit that ever got one
 */
public record Carried(Optional<Long> snapshotMs, Set<String> occurred) {
    /** Before the first day. */
    public static final Carried NOTHING = new Carried(Optional.empty(), Set.of());

    /** Keeps an own copy. */
    public Carried {
        occurred = Set.copyOf(occurred);
    }

    /** After a day. */
    public Carried after(DayFacts day) {
        Set<String> all = new TreeSet<>(occurred);
        all.addAll(day.occurred());
        Optional<Long> snapshot = day.measured().snapshotMs();
        return new Carried(
                snapshot.map(made -> Math.max(made, snapshotMs.orElse(made))).or(() -> snapshotMs), all);
    }
}
