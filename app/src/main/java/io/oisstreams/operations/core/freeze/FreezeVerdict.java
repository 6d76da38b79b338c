package io.oisstreams.operations.core.freeze;

import java.util.List;

/** What a change of the baseline means (OPS sections 1.2 to 1.4). */
public sealed interface FreezeVerdict {
    /** What changed is not frozen. */
    record Permitted() implements FreezeVerdict {}

    /** All who must have approved it have: it makes the next version. */
    record NewBaseline(Baseline baseline) implements FreezeVerdict {}

    /**
     * It was not allowed.
     *
     * @param missing the authorities whose approval is missing, in the policy's order
     * @param message the prohibited action in the document's own wording, and what is missing
     */
    record Violation(List<String> missing, String message) implements FreezeVerdict {}

    /**
     * It can't be entered into the register.
     *
     * @param message names the field
     */
    record Unusable(String message) implements FreezeVerdict {}
}
