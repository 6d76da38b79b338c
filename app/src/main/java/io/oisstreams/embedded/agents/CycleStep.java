package io.oisstreams.embedded.agents;

import io.oisstreams.event.v1.DeterminismTier;
import java.util.List;

/**
 * An operation of every production cycle.
 *
 * @param agent of the agents of the operations document
 * @param tier what its output promises
 */
record CycleStep(String agent, String operation, DeterminismTier tier) {
    /** In their order. The first is the document's example (OPS section 2.4). */
    static final List<CycleStep> ALL = List.of(
            new CycleStep("LINE", "ingest_binance_ohlcv", DeterminismTier.tier4),
            new CycleStep("LINE", "check_data_quality", DeterminismTier.tier4),
            new CycleStep("FINN", "compute_signals", DeterminismTier.tier4),
            new CycleStep("FINN", "generate_summaries", DeterminismTier.tier2),
            new CycleStep("STIG", "validate_summaries", DeterminismTier.tier4),
            new CycleStep("STIG", "store_evidence", DeterminismTier.tier4),
            new CycleStep("VEGA", "attest_cycle", DeterminismTier.tier4));

    /** The number of the one during which summaries are made. */
    static final int SUMMARIES = 4;
}
