package io.oisstreams.embedded.agents;

import static io.oisstreams.embedded.agents.Misbehaviour.*;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often a tenant's agents misbehave. All rates of the demo are here.
 *
 * @param rates the share of its {@link Occasion} at which a misbehaviour happens, 0 to 1; absent: never. Those of one occasion add
 *     up to at most 1
 */
public record Temperament(Map<Misbehaviour, Double> rates) {
    /** Nothing ever goes wrong. */
    public static final Temperament FAULTLESS = new Temperament(Map.of());

    /** What happens to the best: scores stay Healthy, weeks of operations pass, and KPIs meet their targets. */
    public static final Temperament STEADY = new Temperament(Map.of(
            REPLAY_DIFFERS, 0.002,
            CLOCK_SKEW, 0.003,
            EXACT_DUPLICATE, 0.010,
            CONFLICTING_DUPLICATE, 0.002,
            SCOPE_VIOLATION, 0.002,
            ESCALATED_ACTION, 0.020,
            UNTESTED_COMMIT, 0.020));

    /** A little of everything: scores are in Attention, some hours of operations bring a deviation, and some KPI is always missed. */
    public static final Temperament CARELESS = new Temperament(Map.ofEntries(
            Map.entry(REPLAY_DIFFERS, 0.030),
            Map.entry(REPLAY_MISSING, 0.020),
            Map.entry(CLOCK_SKEW, 0.006),
            Map.entry(EXACT_DUPLICATE, 0.010),
            Map.entry(CONFLICTING_DUPLICATE, 0.004),
            Map.entry(SCOPE_VIOLATION, 0.030),
            Map.entry(ESCALATED_ACTION, 0.030),
            Map.entry(BROKEN_LINK, 0.010),
            Map.entry(LATE_ENTRY, 0.020),
            Map.entry(SINGLE_FAMILY, 0.060),
            Map.entry(EXPIRED_SIGNATURE, 0.020),
            Map.entry(VENDOR_KEY, 0.060),
            Map.entry(POLICY_GAP, 0.250),
            Map.entry(FAILED_CYCLE, 0.100),
            Map.entry(EXCESSIVE_SUMMARIES, 0.800),
            Map.entry(CEILING_APPROACH, 0.040),
            Map.entry(CEILING_BREACH, 0.025),
            Map.entry(ALTERED_PAYLOAD, 0.030),
            Map.entry(ADR_VIOLATION, 0.020),
            Map.entry(DETERMINISM_LOSS, 0.100),
            Map.entry(UNAPPROVED_CHANGE, 0.500),
            Map.entry(NEGLECTED_DEVIATION, 0.250),
            Map.entry(FORGOTTEN_PROPOSAL, 0.250),
            Map.entry(NO_QUORUM, 0.250),
            Map.entry(SLOW_RECOVERY, 0.350),
            Map.entry(SLIPPED_VIOLATION, 0.350),
            Map.entry(DAMAGED_LOG, 0.200),
            Map.entry(UNTESTED_COMMIT, 0.200),
            Map.entry(SECURITY_FINDING, 0.700),
            Map.entry(UNSTABLE_STATE, 0.015),
            Map.entry(FAILING_BACKUPS, 0.400),
            Map.entry(LOST_ARTIFACT, 0.300),
            Map.entry(SKIPPED_REVIEW, 0.900)));

    /** Something is badly wrong: scores fall below 0.80. */
    public static final Temperament TROUBLED = new Temperament(Map.ofEntries(
            Map.entry(REPLAY_DIFFERS, 0.200),
            Map.entry(REPLAY_MISSING, 0.150),
            Map.entry(CLOCK_SKEW, 0.010),
            Map.entry(SCOPE_VIOLATION, 0.250),
            Map.entry(ESCALATED_ACTION, 0.050),
            Map.entry(BROKEN_LINK, 0.080),
            Map.entry(MISSING_ENTRY, 0.080),
            Map.entry(SINGLE_FAMILY, 0.200),
            Map.entry(EXPIRED_SIGNATURE, 0.150),
            Map.entry(VENDOR_KEY, 0.400),
            Map.entry(POLICY_GAP, 0.500),
            Map.entry(FAILED_CYCLE, 0.250),
            Map.entry(CEILING_APPROACH, 0.200),
            Map.entry(CEILING_BREACH, 0.200),
            Map.entry(ALTERED_PAYLOAD, 0.200),
            Map.entry(ADR_VIOLATION, 0.100),
            Map.entry(DETERMINISM_LOSS, 0.500),
            Map.entry(UNAPPROVED_CHANGE, 1.000),
            Map.entry(NEGLECTED_DEVIATION, 0.300),
            Map.entry(NO_QUORUM, 0.300),
            Map.entry(SLOW_RECOVERY, 0.500),
            Map.entry(DAMAGED_LOG, 0.300),
            Map.entry(UNTESTED_COMMIT, 0.500),
            Map.entry(UNSTABLE_STATE, 0.100)));

    /** Refuses, with {@link IllegalArgumentException}, rates that are no shares. */
    public Temperament {
        rates = Map.copyOf(rates);
        Map<Occasion, Double> sums = new EnumMap<>(Occasion.class);
        rates.forEach((misbehaviour, rate) -> {
            if (!(rate >= 0)) {
                throw new IllegalArgumentException(misbehaviour + " has the rate " + rate);
            }
            sums.merge(misbehaviour.occasion(), rate, Double::sum);
        });
        sums.forEach((occasion, sum) -> {
            if (sum > 1) {
                throw new IllegalArgumentException("the rates at each " + occasion + " add up to " + sum);
            }
        });
    }

    double rate(Misbehaviour misbehaviour) {
        return rates.getOrDefault(misbehaviour, 0.0);
    }
}
