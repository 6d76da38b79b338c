package io.oisstreams.integrity.core;

import java.util.Map;

/**
 * What decides whether a dimension is null, 0 or 1 beyond the counts (contract 4.6).
 *
 * @param policyEverAttested whether the tenant has ever sent a policy attestation: PC is null until then
 * @param onlyStaleEntries whether chain entries were admitted during the window and all belonged to earlier windows: ES is 0
 * @param exclusions structurally inapplicable dimensions with the reason: 1.0 by configuration
 */
public record Circumstances(boolean policyEverAttested, boolean onlyStaleEntries, Map<Dimension, String> exclusions) {
    /** Counts alone decide. */
    public static final Circumstances ORDINARY = new Circumstances(true, false, Map.of());

    /** Copies the exclusions. */
    public Circumstances {
        exclusions = Map.copyOf(exclusions);
    }
}
