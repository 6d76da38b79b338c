package io.oisstreams.kpis.core.figure;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is counted of a UTC day, or of several together. The order in which events come does not matter.
 *
 * @param occurred the ids of the KPIs with a value for each incident, commit or audit that got one
 */
public record DayFacts(ProposalFacts proposals, IncidentFacts incidents, MeasuredFacts measured, Set<String> occurred) {
    /** A day without events. */
    public static final DayFacts NONE =
            new DayFacts(ProposalFacts.NONE, IncidentFacts.NONE, MeasuredFacts.NONE, Set.of());

    /** Keeps an own copy. */
    public DayFacts {
        occurred = Set.copyOf(occurred);
    }

    /** A day on which only this was heard of proposals. */
    public static DayFacts of(ProposalFacts proposals) {
        return new DayFacts(proposals, IncidentFacts.NONE, MeasuredFacts.NONE, Set.of());
    }

    /** A day on which only this was heard of incidents. */
    public static DayFacts of(IncidentFacts incidents) {
        return new DayFacts(ProposalFacts.NONE, incidents, MeasuredFacts.NONE, Set.of());
    }

    /** A day on which only this was measured. */
    public static DayFacts of(MeasuredFacts measured) {
        return new DayFacts(ProposalFacts.NONE, IncidentFacts.NONE, measured, Set.of());
    }

    /** A day on which only this KPI got a value of its own. */
    public static DayFacts occurred(String kpiId) {
        return new DayFacts(ProposalFacts.NONE, IncidentFacts.NONE, MeasuredFacts.NONE, Set.of(kpiId));
    }

    /** Both together. */
    public DayFacts plus(DayFacts other) {
        Set<String> both = new TreeSet<>(occurred);
        both.addAll(other.occurred);
        return new DayFacts(
                proposals.plus(other.proposals), incidents.plus(other.incidents), measured.plus(other.measured), both);
    }
}
