package io.oisstreams.kpis.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.kpis.core.contract.Gate;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.state.ContractRows;
import io.oisstreams.kpis.state.StoredScore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a tenant stands by a version of a contract. Scores have as many decimals as the contract says.
 *
 * @param last the last score; empty: there is none yet
 * @param pending whether observations have come that are not scored yet
 */
record ContractJson(KpiContract contract, Optional<StoredScore> last, boolean pending) {
    static ContractJson of(TenantRows rows, KpiContract contract) {
        return new ContractJson(
                contract,
                ContractRows.score(rows.rows(), rows.tenantId(), contract),
                ContractRows.pending(rows.rows(), rows.tenantId(), contract).isPresent());
    }

    /** The score, and what follows from it. */
    void write(ObjectNode node) {
        node.put("kpi_id", contract.kpiId())
                .put("version", contract.version())
                .put("title", contract.description().title())
                .put("owner", contract.description().owner())
                .put("score", last.map(StoredScore::score).orElse(null))
                .put("previous", previous().orElse(null))
                .put("points", last.map(StoredScore::points).orElse(null));
        Optional<Gate> gate = last.map(score -> Gate.judge(contract, score.score(), score.previous()));
        node.put("band", gate.map(judged -> judged.band().name()).orElse(null))
                .put("action", gate.map(judged -> judged.band().action()).orElse(null))
                .put("gate", gate.map(judged -> judged.verdict().label()).orElse(null))
                .put("drop", gate.flatMap(Gate::drop).orElse(null));
        KpisJson.putTexts(node, "reasons", gate.map(Gate::reasons).orElse(List.of()));
        node.put(
                        "observed_at",
                        last.map(score -> KpisJson.time(score.observedMs())).orElse(null))
                .put("pending", pending);
    }

    private Optional<BigDecimal> previous() {
        return last.flatMap(StoredScore::previous);
    }
}
