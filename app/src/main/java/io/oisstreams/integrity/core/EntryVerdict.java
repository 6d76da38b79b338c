package io.oisstreams.integrity.core;

import java.util.List;

/**
 * What one chain entry contributes to ES, SD and VI.
 *
 * @param verifiable contract 4.4
 * @param families distinct PQ families with a valid signature, 0 to 3
 * @param independent contract 4.3, VI
 * @param degradations why not, each with the dimension it lowers
 * @param judged the entry with the verdicts of its signatures remembered
 */
public record EntryVerdict(
        boolean verifiable, int families, boolean independent, List<Degradation> degradations, Fact.Entry judged) {}
