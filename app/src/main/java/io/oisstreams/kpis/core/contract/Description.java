package io.oisstreams.kpis.core.contract;

import java.time.LocalDate;
import java.util.List;

/**
 * What a contract says to people, from which nothing is computed. No text is empty.
 *
 * @param status such as Active
 * @param owner who answers for it
 * @param intent what it is for
 * @param cadence when it is measured, such as Every release
 * @param failureModes how the score can mislead
 * @param standards how it maps to standards
 * @param history what changed, in the order of dates; at least one
 */
public record Description(
        String title,
        String status,
        String owner,
        String intent,
        String cadence,
        List<FailureMode> failureModes,
        List<Standard> standards,
        List<Change> history) {

    /** A way in which the score can mislead, and what is done about it. */
    public record FailureMode(String name, String text) {
        /** Throws {@link IllegalArgumentException} naming the field that is empty. */
        public FailureMode {
            ContractText.text("name", name);
            ContractText.text("text", text);
        }
    }

    /** What the contract is in the terms of a standard. */
    public record Standard(String standard, String mapping) {
        /** Throws {@link IllegalArgumentException} naming the field that is empty. */
        public Standard {
            ContractText.text("standard", standard);
            ContractText.text("mapping", mapping);
        }
    }

    /** A change of the contract, and the version that it made. */
    public record Change(LocalDate date, String version, String change) {
        /** Throws {@link IllegalArgumentException} naming the field that is empty or no version. */
        public Change {
            ContractText.name("version", version);
            ContractText.text("change", change);
        }
    }

    /** Throws {@link IllegalArgumentException} naming the field that is empty, named twice or out of order. */
    public Description {
        ContractText.text("title", title);
        ContractText.text("status", status);
        ContractText.text("owner", owner);
        ContractText.text("intent", intent);
        ContractText.text("cadence", cadence);
        failureModes = List.copyOf(failureModes);
        standards = List.copyOf(standards);
        history = List.copyOf(history);
        ContractText.distinct("failure_modes", "name", failureModes, FailureMode::name);
        ContractText.distinct("standards", "standard", standards, Standard::standard);
        checkOrder(history);
    }

    private static void checkOrder(List<Change> history) {
        for (int i = 1; i < history.size(); i++) {
            LocalDate before = history.get(i - 1).date();
            if (history.get(i).date().isBefore(before)) {
                throw InvalidFieldException.expected(
                        "history[" + i + "].date",
                        "no date before " + before,
                        history.get(i).date());
            }
        }
    }
}
