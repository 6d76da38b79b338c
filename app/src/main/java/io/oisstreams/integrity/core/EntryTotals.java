package io.oisstreams.integrity.core;

/**
 * Totals over chain entries.
 *
 * @param entries all of them
 * @param verifiable contract 4.4
 * @param minFamilies fewest PQ families on one of them, 0 to 3; 0 without entries
 * @param independent contract 4.3, VI
 */
record EntryTotals(long entries, long verifiable, int minFamilies, long independent) {
    static final EntryTotals NONE = new EntryTotals(0, 0, 0, 0);

    EntryTotals plus(EntryVerdict verdict) {
        return new EntryTotals(
                entries + 1,
                verifiable + (verdict.verifiable() ? 1 : 0),
                entries == 0 ? verdict.families() : Math.min(minFamilies, verdict.families()),
                independent + (verdict.independent() ? 1 : 0));
    }
}
