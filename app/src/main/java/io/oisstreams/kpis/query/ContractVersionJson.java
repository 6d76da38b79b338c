package io.oisstreams.kpis.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.kpis.core.contract.Band;
import io.oisstreams.kpis.core.contract.Description;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.core.contract.Seen;
import io.oisstreams.kpis.state.ContractRows;
import io.oisstreams.kpis.state.Observed;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a contract as the answers have it: all that its file says, and how a tenant stands by it.
 *
 * @param observed what was last seen of its inputs, by path; those that nobody has looked at are left out
 */
record ContractVersionJson(KpiContract contract, ContractJson standing, Map<String, Observed> observed) {
    static ContractVersionJson of(TenantRows rows, KpiContract contract) {
        return new ContractVersionJson(
                contract,
                ContractJson.of(rows, contract),
                ContractRows.observed(rows.rows(), rows.tenantId(), contract));
    }

    void write(ObjectNode node) {
        standing.write(node.putObject("standing"));
        Description description = contract.description();
        node.put("status", description.status())
                .put("intent", description.intent())
                .put("cadence", description.cadence());
        inputs(node.putArray("inputs"));
        node.put("scale", contract.formula().scale())
                .put("min", contract.formula().min())
                .put("max", contract.formula().max())
                .put("decimals", contract.formula().decimals());
        bands(node.putArray("bands"));
        node.put("floor", contract.floor()).put("max_drop", contract.maxDrop());
        description(description, node);
    }

    private void inputs(ArrayNode lines) {
        for (Input input : contract.inputs()) {
            ObjectNode line = lines.addObject()
                    .put("name", input.name())
                    .put("path", input.path())
                    .put("kind", input.kind().label())
                    .put("check", input.check().label())
                    .put("points", input.points());
            Optional<Observed> last = Optional.ofNullable(observed.get(input.path()));
            Optional<Seen> seen = last.map(Observed::seen);
            line.put("earned", seen.map(input::earned).orElse(null))
                    .put("exists", seen.map(Seen::exists).orElse(null))
                    .put("parseable", seen.flatMap(Seen::parseable).orElse(null))
                    .put(
                            "observed_at",
                            last.map(look -> KpisJson.time(look.latest().timeMs()))
                                    .orElse(null));
        }
    }

    private void bands(ArrayNode lines) {
        for (Band band : contract.bands()) {
            lines.addObject()
                    .put("name", band.name())
                    .put("at_least", band.atLeast().orElse(null))
                    .put("action", band.action());
        }
    }

    private static void description(Description description, ObjectNode node) {
        ArrayNode modes = node.putArray("failure_modes");
        description
                .failureModes()
                .forEach(mode -> modes.addObject().put("name", mode.name()).put("text", mode.text()));
        ArrayNode standards = node.putArray("standards");
        description.standards().forEach(standard -> standards
                .addObject()
                .put("standard", standard.standard())
                .put("mapping", standard.mapping()));
        ArrayNode history = node.putArray("history");
        description.history().forEach(change -> history.addObject()
                .put("date", change.date().toString())
                .put("version", change.version())
                .put("change", change.change()));
    }
}
