package io.oisstreams.kpis.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of a contract, by what was seen of them, each list in the contract's order.
 *
 * @param earned their points count
 * @param missing never looked at
 * @param score empty while an input is missing, because nobody knows what it would be
 */
public record Scorecard(List<Input> earned, List<Input> missing, Optional<Score> score) {
    /** Throws nothing; the lists are copied. */
    public Scorecard {
        earned = List.copyOf(earned);
        missing = List.copyOf(missing);
    }

    /**
     * Scores what was seen.
     *
     * @param seen by {@linkplain Input#canonical canonical path}; other paths than the contract's don't matter
     */
    public static Scorecard of(KpiContract contract, Map<String, Seen> seen) {
        List<Input> earned = new ArrayList<>();
        List<Input> missing = new ArrayList<>();
        for (Input input : contract.inputs()) {
            Seen found = seen.get(input.path());
            if (found == null) {
                missing.add(input);
            } else if (input.isEarnedBy(found)) {
                earned.add(input);
            }
        }
        int points = earned.stream().mapToInt(Input::points).sum();
        Optional<Score> score = missing.isEmpty() ? Optional.of(Score.of(contract, points)) : Optional.empty();
        return new Scorecard(earned, missing, score);
    }
}
