package io.oisstreams.kpis.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.kpis.core.contract.Band;
import io.oisstreams.kpis.core.contract.Description;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.contract.KpiContract;

/** A version of a contract as the answers have it: all that its file says. */
record ContractVersionJson(KpiContract contract) {
    void write(ContractJson standing, ObjectNode node) {
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
            lines.addObject()
                    .put("name", input.name())
                    .put("path", input.path())
                    .put("kind", input.kind().label())
                    .put("check", input.check().label())
                    .put("points", input.points());
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
