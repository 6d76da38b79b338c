package io.oisstreams.operations.core.freeze;

import io.oisstreams.operations.core.report.ShortText;
import java.util.Optional;
import java.util.Set;

/**
 * A change to the baseline, as {@code baseline.changes} has it (contract section 2).
 *
 * @param approvals the authorities whose approval is on record
 * @param newVersion the version that it says it makes; empty: not stated
 * @param summary what changed, in words
 */
public record Change(
        String changeId, Component component, Set<String> approvals, Optional<String> newVersion, String summary) {
    /** Keeps an own copy, and of a long summary its beginning. */
    public Change {
        summary = ShortText.of(summary);
        approvals = Set.copyOf(approvals);
    }
}
