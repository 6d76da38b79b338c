package io.oisstreams.operations.core.cost;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One event of {@code cost.events} as the totals need it.
 *
 * @param summaryId empty: the money was not spent on a summary
 * @param usd what {@link #refuse} lets through, exact
 */
public record Cost(String cycleId, Optional<String> summaryId, BigDecimal usd, Outcome outcome) {

    /** How the execution ended. */
    public enum Outcome {
        /** It ran. */
        EXECUTED,
        /** It was kept from running. */
        BLOCKED,
        /** It ran, and failed. */
        ERROR
    }

    /** No cost reaches this: the total with which a day crosses a limit, and the limit, have to fit into an alert's 20 digits. */
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(18);

    /** Why money can't be a cost, as a message that names the event's field; empty: it can. */
    public static Optional<String> refuse(BigDecimal usd) {
        return usd.signum() < 0 || usd.compareTo(TOO_MUCH) >= 0
                ? Optional.of("cost_usd: expected a number from 0 to less than 10^18, found " + usd.toPlainString())
                : Optional.empty();
    }

    /** Whether it counts as a summary and against the rate (contract section 6). Two events with one summary_id are two. */
    public boolean isSummary() {
        return summaryId.isPresent() && outcome != Outcome.BLOCKED;
    }
}
