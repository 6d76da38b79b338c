package io.oisstreams.embedded.agents;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who a simulated tenant is.
 *
 * @param agents the ids of its agents, at least one
 * @param alsoEd25519 whether its entries carry an Ed25519 signature beside those of the three post-quantum families
 * @param usually how it behaves outside its crises
 * @param crisis when it behaves worse; empty: never
 */
public record TenantProfile(
        String tenantId, List<String> agents, boolean alsoEd25519, Temperament usually, Optional<Crisis> crisis) {
    /**
     * The tenants of the demo: one Healthy, one in Attention, one that turns Critical for a while and recovers. The production of the first
     * passes, that of the second overruns the rate limit, that of the third deviates in its crises.
     */
    public static final List<TenantProfile> DEMO = List.of(
            new TenantProfile(
                    "acme-bank",
                    List.of("payments-agent", "fraud-agent", "credit-agent"),
                    true,
                    Temperament.STEADY,
                    Optional.empty()),
            new TenantProfile(
                    "globex-health",
                    List.of("triage-agent", "records-agent", "billing-agent"),
                    false,
                    Temperament.CARELESS,
                    Optional.empty()),
            new TenantProfile(
                    "initech-insurance",
                    List.of("claims-agent", "pricing-agent"),
                    true,
                    Temperament.STEADY,
                    Optional.of(new Crisis(
                            Temperament.TROUBLED,
                            Duration.ofMinutes(20),
                            Duration.ofMinutes(70),
                            Duration.ofHours(4)))));

    /**
     * A time of trouble that comes again.
     *
     * @param temperament how the tenant behaves in it
     * @param after from the start of the simulation to the first
     * @param length of each
     * @param every from the beginning of one to that of the next; more than its length
     */
    public record Crisis(Temperament temperament, Duration after, Duration length, Duration every) {
        boolean covers(long sinceStartMs) {
            long since = sinceStartMs - after.toMillis();
            return since >= 0 && since % every.toMillis() < length.toMillis();
        }
    }

    /** Copies the agents. */
    public TenantProfile {
        agents = List.copyOf(agents);
        if (agents.isEmpty()) {
            throw new IllegalArgumentException(tenantId + " has no agents");
        }
    }

    Temperament temperamentAt(long sinceStartMs) {
        return crisis.filter(c -> c.covers(sinceStartMs))
                .map(Crisis::temperament)
                .orElse(usually);
    }
}
