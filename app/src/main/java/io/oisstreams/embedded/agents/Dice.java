package io.oisstreams.embedded.agents;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What one part of a tenant leaves to chance; the same for the same seed. */
final class Dice {
    private static final long LATENCY_MIN_MS = 20;
    private static final long LATENCY_MAX_MS = 400;

    private final Random random;
    private final TenantProfile profile;
    private final long startMs;

    /** @param part what throws them; parts don't disturb each other */
    Dice(SimulationPlan plan, TenantProfile profile, String part) {
        // String.hashCode is specified, so a seed means the same everywhere.
        this.random = new Random(plan.seed() * 1_000_003L + (profile.tenantId() + "/" + part).hashCode());
        this.profile = profile;
        this.startMs = plan.startMs();
    }

    /** Which misbehaviour happens at this time, if any. */
    Optional<Misbehaviour> misbehaviour(Occasion occasion, long atMs) {
        Temperament temperament = profile.temperamentAt(atMs - startMs);
        double thrown = random.nextDouble();
        for (Misbehaviour misbehaviour : Misbehaviour.values()) {
            if (misbehaviour.occasion() == occasion) {
                thrown -= temperament.rate(misbehaviour);
                if (thrown < 0) {
                    return Optional.of(misbehaviour);
                }
            }
        }
        return Optional.empty();
    }

    /** From the first, included, to the second, excluded. */
    long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }

    /** Times between events that happen independently of each other; at most five times the mean. */
    long waitingTime(long meanMs) {
        double factor = -Math.log(1 - random.nextDouble());
        return 1 + (long) (Math.min(factor, 5) * meanMs);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** When something that happened now is on its topic. */
    long admitted(long atMs) {
        return atMs + between(LATENCY_MIN_MS, LATENCY_MAX_MS);
    }
}
