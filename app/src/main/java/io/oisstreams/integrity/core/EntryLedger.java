package io.oisstreams.integrity.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The chain entries of a window. Judged again only when keys or policies have changed: what is asked at every tick costs what was
 * added since the last one. Not safe for use by several threads.
 */
final class EntryLedger {
    private final List<Fact.Entry> entries = new ArrayList<>();
    private EntryTotals totals = EntryTotals.NONE;
    private long keysEpoch;
    private long policiesEpoch;

    /** Adds an entry, in the order of the log. */
    void add(Fact.Entry entry) {
        entries.add(entry);
    }

    /** The totals over the entries admitted up to the judge's moment. */
    EntryTotals totals(EntryJudge judge) {
        long keys = judge.keys().epoch(judge.asOfMs());
        long policies = judge.policies().epoch(judge.asOfMs());
        if (keys != keysEpoch || policies != policiesEpoch) {
            totals = EntryTotals.NONE;
            keysEpoch = keys;
            policiesEpoch = policies;
        }
        int next = (int) totals.entries();
        while (next < entries.size() && entries.get(next).admissionMs() <= judge.asOfMs()) {
            totals = totals.plus(judgeAt(next, judge));
            next++;
        }
        return totals;
    }

    /** Adds what degraded to the list, entry by entry. */
    void collectDegradations(EntryJudge judge, List<Degradation> degradations) {
        for (int i = 0; i < entries.size(); i++) {
            degradations.addAll(judgeAt(i, judge).degradations());
        }
    }

    private EntryVerdict judgeAt(int index, EntryJudge judge) {
        EntryVerdict verdict = judge.judge(entries.get(index));
        entries.set(index, verdict.judged());
        return verdict;
    }
}
