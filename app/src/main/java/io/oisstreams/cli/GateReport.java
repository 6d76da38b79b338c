package io.oisstreams.cli;

import io.oisstreams.kpis.core.contract.Band;
import io.oisstreams.kpis.core.contract.Gate;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.core.contract.Scorecard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A gate's verdict in a few lines, for people. */
final class GateReport {
    private GateReport() {}

    /** What each input earned. */
    static String inputs(KpiContract contract, Scorecard card) {
        StringBuilder lines = new StringBuilder();
        for (Input input : contract.inputs()) {
            int earned = card.earned().contains(input) ? input.points() : 0;
            lines.append(line(earned + "/" + input.points(), input.path()));
        }
        return lines.toString();
    }

    /** @param previous empty: there is none before */
    static String verdict(KpiContract contract, BigDecimal score, Optional<BigDecimal> previous, Gate gate) {
        Band band = gate.band();
        String drop = gate.drop()
                .map(points -> points.toPlainString() + " from "
                        + previous.map(BigDecimal::toPlainString).orElse("") + ", maximum "
                        + contract.maxDrop().toPlainString())
                .orElse("not known, there is no score before");
        return String.join(
                "",
                List.of(
                        line(
                                "Contract",
                                contract.label() + ", " + contract.description().title()),
                        line(
                                "Score",
                                score.toPlainString() + " of "
                                        + contract.formula().max().toPlainString()),
                        line("Band", band.name() + ": " + band.action()),
                        line("Floor", contract.floor().toPlainString()),
                        line("Drop", drop),
                        line("Verdict", gate.verdict().label().toUpperCase(Locale.ROOT))));
    }

    private static String line(String name, String text) {
        return String.format(Locale.ROOT, "%-9s %s%n", name, text);
    }
}
