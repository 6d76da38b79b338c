package io.oisstreams.governance.core;

import java.util.Locale;
import java.util.OptionalLong;

/** The two readings of WF5 (contract section 5): the document's, and that of its published reference implementation. */
public enum Semantics {
    /** AIRT over escalated decisions of high or critical risk; lineage needs a registered reason code and a terminal decision. */
    SPEC {
        @Override
        OptionalLong responseTime(Decision decision) {
            boolean escalatedHighRisk = decision.outcome() == Outcome.ESCALATE
                    && decision.riskTier().isHigh();
            return escalatedHighRisk ? Airt.of(decision) : OptionalLong.empty();
        }

        @Override
        boolean hasValidLineage(Decision decision, ReasonCodes codes) {
            return decision.validLineage() && codes.isRegistered(decision.reasonCode()) && decision.terminal();
        }
    },
    /** AIRT over every decision with both times; lineage is the producer's flag. */
    REFERENCE {
        @Override
        OptionalLong responseTime(Decision decision) {
            return Airt.of(decision);
        }

        @Override
        boolean hasValidLineage(Decision decision, ReasonCodes codes) {
            return decision.validLineage();
        }
    };

    /** The response time of the incident that a decision is about; empty: it is not one that AIRT is taken over. */
    abstract OptionalLong responseTime(Decision decision);

    abstract boolean hasValidLineage(Decision decision, ReasonCodes codes);

    /** The value of the setting {@code wf5.semantics}: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reading with that label. */
    public static Semantics named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
