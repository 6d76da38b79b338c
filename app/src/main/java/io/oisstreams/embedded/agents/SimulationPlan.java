package io.oisstreams.embedded.agents;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a simulation is made from: the same plan gives the same events, byte for byte.
 *
 * @param seed any number
 * @param start when the first event is admitted, from 1970-01-01T01:00Z; to the second
 * @param tenants at least one, of different ids
 * @param signing whether to sign
 */
public record SimulationPlan(long seed, Instant start, List<TenantProfile> tenants, Signing signing) {
    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    /** How entries are signed. */
    public enum Signing {
        /** Truly; about 40 ms of processor time an entry, nearly all of it SLH-DSA. */
        REAL,
        /** With bytes of the right length that no key verifies; costs nothing. For measurements of everything else. */
        PLACEHOLDER
    }

    /** Copies the tenants. */
    public SimulationPlan {
        tenants = List.copyOf(tenants);
        if (tenants.isEmpty() || start.toEpochMilli() < 3_600_000L) {
            throw new IllegalArgumentException("a simulation needs a tenant, and a start from 1970-01-01T01:00Z");
        }
    }

    /** The tenants of the demo, with real signatures. */
    public static SimulationPlan demo(long seed, Instant start) {
        return new SimulationPlan(seed, start, TenantProfile.DEMO, Signing.REAL);
    }

    long startMs() {
        return start.toEpochMilli();
    }

    /** Part of all ids, so that a later simulation of the same tenants has others. */
    String run() {
        return RUN.format(start);
    }
}
