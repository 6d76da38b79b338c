package io.oisstreams.integrity.core;

import io.oisstreams.alerting.Alert;
import java.util.List;

/**
 * What closing a window gives.
 *
 * @param leaves the events that the record's score used; nothing is added any more
 * @param degradations all of them, in order
 * @param alerts class changes
 * @param settledReplays replays that wait no longer, used or not
 */
public record ClosedWindow(
        IntegrityRecord record,
        EvidenceLeaves leaves,
        List<Degradation> degradations,
        List<Alert> alerts,
        List<PendingReplay> settledReplays) {

    /** The replays that no window had a decision for: to be rejected. */
    public List<PendingReplay> unmatchedReplays() {
        return settledReplays.stream().filter(replay -> !replay.used()).toList();
    }
}
