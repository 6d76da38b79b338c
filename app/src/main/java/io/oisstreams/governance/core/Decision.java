package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A governance decision as its metrics need it (WF5, event contract).
 *
 * @param timestampMs event time, UTC, in ms
 * @param reasonCode as the event says, any text
 * @param reasonFamily as the event says
 * @param terminal whether no later decision about the request can follow
 * @param validLineage the producer's flag
 * @param detectedMs when the incident was detected, in ms, from 1970 to 9999; empty: no incident
 * @param decidedMs when the terminal decision fell, in ms, from 1970 to 9999; empty: it has not
 * @param cost human minutes, compute and escalation overhead together, in cost units, absent ones 0; not negative, at most 18 decimals
 */
public record Decision(
        long timestampMs,
        Outcome outcome,
        String reasonCode,
        ReasonFamily reasonFamily,
        RiskTier riskTier,
        boolean terminal,
        boolean validLineage,
        OptionalLong detectedMs,
        OptionalLong decidedMs,
        BigDecimal cost) {}
