package io.oisstreams.integrity.core;

import io.oisstreams.alerting.Alert;
import java.util.List;

/**
 * What closing a window gives.
 *
 * @param degradations all of them, in order
 * @param alerts class changes
 * @param unmatchedReplays replays whose decision never came: to be rejected
 */
public record ClosedWindow(
        IntegrityRecord record,
        List<Degradation> degradations,
        List<Alert> alerts,
        List<PendingReplay> unmatchedReplays) {}
