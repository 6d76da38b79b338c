package io.oisstreams.integrity.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds the degradation events of one window that cost the composite most. Remembers the few that it lists and those of one
 * millisecond, however many are added. Not safe for use by several threads.
 *
 * <p>A decision, an action or an entry that is not in order costs the weight over the dimension's denominator, and a policy gap the weight
 * times its part of the window. So the costs of all events of a dimension add up to what it lost. A missing chain entry is an event of ES,
 * and for each decision that refers to it one of DR: each costs in its own dimension. Signer diversity is a minimum: only entries at the
 * minimum cost anything, and all of them together the way up to the next entry's families.
 */
public final class DegradationCosts {
    /** Most events that are listed. */
    public static final int LISTED = 20;

    private final Telemetry telemetry;
    // What one more in order would give; absent: nothing.
    private final Map<Dimension, Fraction> steps = new EnumMap<>(Dimension.class);
    // The least of the costliest is the head.
    private final PriorityQueue<DegradationCost> costliest =
            new PriorityQueue<>(DegradationCost.COSTLIEST_FIRST.reversed());
    // The faults of one time, which an entry's faults have in common.
    private final List<Degradation> sameTime = new ArrayList<>();
    private final List<Degradation> firstAtMinimum = new ArrayList<>();
    private long atMinimum;
    private long nextFamilies = Telemetry.SUPPORTED_FAMILIES;
    private long added;

    private record Entry(Dimension dimension, String subject) {}

    /** Of a score that was computed from these. */
    public DegradationCosts(Telemetry telemetry, Circumstances circumstances, Weights weights) {
        this.telemetry = telemetry;
        for (Explanation.Part part :
                Explanation.of(telemetry, circumstances, weights).parts()) {
            boolean counts = !part.excluded() && part.weight().signum() > 0 && part.denominator() > 0;
            if (counts && part.value().isPresent()) {
                steps.put(part.dimension(), Fraction.of(1, part.denominator()).times(part.weight()));
            }
        }
    }

    /** Adds the window's next event in {@link Degradation#ORDER}. */
    public void add(Degradation degradation) {
        added++;
        Fraction step = steps.get(degradation.dimension());
        if (step == null) {
            return;
        }
        switch (degradation.dimension()) {
            case DECISION_REPRODUCIBILITY, AGENT_SCOPE_INTEGRITY -> list(new DegradationCost(degradation, step, 1));
            case POLICY_CONTINUITY -> {
                Fraction gap =
                        step.times(BigDecimal.valueOf(degradation.durationMs().orElse(0L)));
                list(new DegradationCost(degradation, gap, 1));
            }
            case SIGNER_DIVERSITY -> addFamilies(degradation);
            case EVIDENCE_SURVIVABILITY, VERIFICATION_INDEPENDENCE -> addFault(degradation);
        }
    }

    /** How many events were added. */
    public long added() {
        return added;
    }

    /** The costliest of those added, at most {@link #LISTED}, in {@link DegradationCost#COSTLIEST_FIRST}. */
    public List<DegradationCost> costliest() {
        settleFaults();
        List<DegradationCost> all = new ArrayList<>(costliest);
        Fraction step = steps.get(Dimension.SIGNER_DIVERSITY);
        if (step != null && atMinimum > 0) {
            long families = nextFamilies - telemetry.minDistinctFamilies();
            Fraction share = step.times(BigDecimal.valueOf(families)).over(atMinimum);
            firstAtMinimum.forEach(degradation -> all.add(new DegradationCost(degradation, share, atMinimum)));
        }
        return all.stream()
                .sorted(DegradationCost.COSTLIEST_FIRST)
                .limit(LISTED)
                .toList();
    }

    private void addFamilies(Degradation degradation) {
        long families = familiesOf(degradation.type());
        if (families > telemetry.minDistinctFamilies()) {
            nextFamilies = Math.min(nextFamilies, families);
            return;
        }
        atMinimum++;
        if (firstAtMinimum.size() < LISTED) {
            firstAtMinimum.add(degradation);
        }
    }

    private static long familiesOf(DegradationType type) {
        return switch (type) {
            case NO_FAMILY_ATTESTATION -> 0;
            case SINGLE_FAMILY_ATTESTATION -> 1;
            case TWO_FAMILY_ATTESTATION -> 2;
            default -> throw new IllegalArgumentException("not an event of signer diversity: " + type.label());
        };
    }

    private void addFault(Degradation degradation) {
        if (!sameTime.isEmpty() && sameTime.get(0).timestampMs() != degradation.timestampMs()) {
            settleFaults();
        }
        sameTime.add(degradation);
    }

    /** An entry with several faults in a dimension is one loss there. */
    private void settleFaults() {
        Map<Entry, Set<DegradationType>> faults = new HashMap<>();
        for (Degradation fault : sameTime) {
            faults.computeIfAbsent(entryOf(fault), entry -> EnumSet.noneOf(DegradationType.class))
                    .add(fault.type());
        }
        for (Degradation fault : sameTime) {
            long shared = faults.getOrDefault(entryOf(fault), Set.of()).size();
            Fraction step = steps.getOrDefault(fault.dimension(), Fraction.ZERO);
            list(new DegradationCost(fault, step.over(shared), shared));
        }
        sameTime.clear();
    }

    private static Entry entryOf(Degradation fault) {
        return new Entry(fault.dimension(), fault.subject());
    }

    private void list(DegradationCost cost) {
        costliest.add(cost);
        if (costliest.size() > LISTED) {
            costliest.remove();
        }
    }
}
