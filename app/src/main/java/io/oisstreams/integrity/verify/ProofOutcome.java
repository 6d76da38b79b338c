package io.oisstreams.integrity.verify;

import java.util.List;
import java.util.Optional;

/**
 * What the check of a proof gave.
 *
 * @param checked what was checked and holds, a line each, in order; ends before the first difference
 * @param difference empty: PASS
 */
public record ProofOutcome(List<String> checked, Optional<Difference> difference) {
    /** Copies the lines. */
    public ProofOutcome {
        checked = List.copyOf(checked);
    }

    /** Whether everything is as it must be. */
    public boolean passed() {
        return difference.isEmpty();
    }
}
