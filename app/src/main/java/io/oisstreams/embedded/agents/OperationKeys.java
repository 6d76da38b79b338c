package io.oisstreams.embedded.agents;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import java.util.Map;
import java.util.TreeMap;

/**
 * The private keys that a tenant's production agents sign their operations with, made from the seed. Always real ones: there are few
 * operations.
 */
final class OperationKeys {
    private final SimulationPlan plan;
    private final String tenantId;
    private final Map<String, SigningKey> keys = new TreeMap<>();

    OperationKeys(SimulationPlan plan, TenantProfile profile) {
        this.plan = plan;
        this.tenantId = profile.tenantId();
    }

    /** The agent's key of a family: the same each time. */
    SigningKey of(String agent, SignatureFamily family) {
        return keys.computeIfAbsent(
                agent + "/" + family,
                name -> SigningKey.generate(
                        family, RepeatableRandom.of(plan.seed() + "/" + tenantId + "/operations/" + name)));
    }
}
