package io.oisstreams.operations.core.freeze;

import java.util.Optional;

/**
 * A version of the baseline: an entry of the register (OPS section 1.4).
 *
 * @param number its place in the register, from 0
 * @param changeId the change that made it; empty for the first
 * @param component what that change was about, as on {@code baseline.changes}; empty for the first
 * @param sinceMs when that change was admitted, in ms; empty for the first
 * @param reference what changed, or where the first is on record
 */
public record Baseline(
        int number,
        String version,
        Optional<String> changeId,
        Optional<String> component,
        Optional<Long> sinceMs,
        String reference) {

    /** The version that a tenant begins with. */
    public static Baseline first(FreezePolicy policy) {
        return new Baseline(
                0,
                policy.baselineVersion(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                policy.baselineReference());
    }

    /** The one that an approved change makes out of this one. */
    Baseline changedBy(Change change, String newVersion, long admissionMs) {
        return new Baseline(
                number + 1,
                newVersion,
                Optional.of(change.changeId()),
                Optional.of(change.component().label()),
                Optional.of(admissionMs),
                change.summary());
    }
}
