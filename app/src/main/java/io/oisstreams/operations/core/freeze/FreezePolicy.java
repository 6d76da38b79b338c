package io.oisstreams.operations.core.freeze;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is frozen, and who must agree to a change (OPS section 1).
 *
 * @param baselineVersion the version that a tenant begins with
 * @param baselineReference where that version is on record
 * @param requiredApprovals the authorities that must all have approved a change of a frozen component
 * @param prohibited the wording of the prohibited action, for each component that is frozen
 * @param permitted what is permitted under freeze, for people
 */
public record FreezePolicy(
        String baselineVersion,
        String baselineReference,
        List<String> requiredApprovals,
        Map<Component, String> prohibited,
        List<String> permitted) {

    /**
     * Keeps own copies.
     *
     * @throws RuntimeException naming the field that is missing, or if a component has no wording or nobody must approve
     */
    public FreezePolicy {
        checkTexts("required_approvals", present("required_approvals", requiredApprovals));
        checkTexts("prohibited", present("prohibited", prohibited).values());
        checkTexts("permitted", present("permitted", permitted));
        requiredApprovals = List.copyOf(requiredApprovals);
        prohibited = Map.copyOf(prohibited);
        permitted = List.copyOf(permitted);
        present("baseline_reference", baselineReference);
        if (present("baseline_version", baselineVersion).isBlank()) {
            throw new IllegalArgumentException("baseline_version must not be blank");
        }
        if (requiredApprovals.isEmpty()) {
            throw new IllegalArgumentException("required_approvals must not be empty");
        }
        for (Component component : Component.values()) {
            boolean frozen = component != Component.UNFROZEN;
            if (frozen != prohibited.containsKey(component)) {
                throw new IllegalArgumentException("prohibited must have " + (frozen ? "" : "no ") + component.label());
            }
        }
    }

    private static void checkTexts(String field, Collection<String> texts) {
        if (texts.stream().anyMatch(text -> text == null || text.isBlank())) {
            throw new IllegalArgumentException(field + " must not have an empty text");
        }
    }

    private static <T> T present(String field, T value) {
        return Objects.requireNonNull(value, field + " is missing");
    }
}
