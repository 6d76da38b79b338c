package io.oisstreams.kpis.core.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A KPI as data: what is looked for, how it is scored, and when a release stops.
 *
 * @param kpiId letters A-Z, a-z, digits, dots, underscores and hyphens
 * @param version likewise; several versions of one KPI may be in use side by side
 * @param description its last change made this version
 * @param inputs from 1 to {@value #MOST_INPUTS}
 * @param bands from the best one to the last one, which alone has no lowest score; at least one
 * @param floor a lower score fails; a possible score
 * @param maxDrop a larger drop from the score before fails; 0 or more
 */
public record KpiContract(
        String kpiId,
        String version,
        Description description,
        List<Input> inputs,
        Formula formula,
        List<Band> bands,
        BigDecimal floor,
        BigDecimal maxDrop) {
    /** Inputs of one contract. */
    static final int MOST_INPUTS = 1_000;

    /** Throws {@link IllegalArgumentException} naming the field, as in a contract's file, that is out of its range. */
    public KpiContract {
        ContractText.name("kpi_id", kpiId);
        ContractText.name("kpi_version", version);
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
            throw InvalidFieldException.expected("inputs", "from 1 to " + MOST_INPUTS + " inputs", inputs.size());
        }
        ContractText.distinct("inputs", "name", inputs, Input::name);
        ContractText.distinct("inputs", "path", inputs, Input::path);
        bands = List.copyOf(bands);
        checkBands(bands, formula);
        checkRange("floor", floor, formula);
        if (maxDrop.signum() < 0) {
            throw InvalidFieldException.expected("max_drop", "a number from 0", maxDrop.toPlainString());
        }
        checkHistory(description, version);
    }

    /** The identity in one word, for messages: {@code DS-KPI-008 1.0}. */
    public String label() {
        return kpiId + " " + version;
    }

    /** The rule of its alerts (contract section 3). */
    public String rule() {
        return "contract_" + kpiId;
    }

    /** The band that a score belongs to. */
    public Band band(BigDecimal score) {
        return bands.stream()
                .filter(band -> score.compareTo(band.atLeast().orElse(score)) >= 0)
                .findFirst()
                .orElseThrow();
    }

    /** Whether it is the band from which nothing follows. */
    public boolean isBest(Band band) {
        return band.equals(bands.get(0));
    }

    private static void checkBands(List<Band> bands, Formula formula) {
        if (bands.isEmpty()) {
            throw InvalidFieldException.expected("bands", "at least one band", 0);
        }
        ContractText.distinct("bands", "name", bands, Band::name);
        Optional<BigDecimal> above = Optional.empty();
        for (int i = 0; i < bands.size(); i++) {
            String field = "bands[" + i + "].at_least";
            Optional<BigDecimal> edge = bands.get(i).atLeast();
            checkPresence(field, edge, i == bands.size() - 1);
            edge.ifPresent(score -> checkRange(field, score, formula));
            if (edge.isPresent() && above.isPresent() && edge.get().compareTo(above.get()) >= 0) {
                throw InvalidFieldException.expected(
                        field,
                        "a number below that of the band before, " + above.get().toPlainString(),
                        edge.get().toPlainString());
            }
            above = edge;
        }
    }

    private static void checkPresence(String field, Optional<BigDecimal> edge, boolean last) {
        if (last && edge.isPresent()) {
            throw InvalidFieldException.expected(
                    field,
                    "none in the last band, which takes what is left",
                    edge.get().toPlainString());
        }
        if (!last && edge.isEmpty()) {
            throw new InvalidFieldException(field, "missing; only the last band has none");
        }
    }

    private static void checkRange(String field, BigDecimal number, Formula formula) {
        if (!formula.reaches(number)) {
            throw InvalidFieldException.expected(
                    field,
                    "a number inside the clamp, from " + formula.min().toPlainString() + " to "
                            + formula.max().toPlainString(),
                    number.toPlainString());
        }
    }

    private static void checkHistory(Description description, String version) {
        List<Description.Change> history = description.history();
        if (history.isEmpty()) {
            throw InvalidFieldException.expected("history", "at least one change", 0);
        }
        int last = history.size() - 1;
        if (!history.get(last).version().equals(version)) {
            throw InvalidFieldException.expected(
                    "history[" + last + "].version",
                    "the contract's version, " + version + ", in the last change",
                    history.get(last).version());
        }
    }
}
