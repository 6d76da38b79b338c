package io.oisstreams.integrity.core;

import io.oisstreams.alerting.Alert;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a tenant outlives a window, but for chains and pending replays, which are stored one by one.
 *
 * @param nextWindowMs start of the next window that gets a record, in ms
 * @param silentWindows empty windows in a row
 * @param positions how many events of the ordered sources were used
 * @param log the tenant's record log
 */
public record TenantSnapshot(
        Optional<Long> nextWindowMs,
        int silentWindows,
        List<KeyVersion> keys,
        List<Attestation> attestations,
        List<Alert> firing,
        Map<Source, Long> positions,
        RecordLog log) {
    /** A tenant that was never heard of. */
    public static final TenantSnapshot NEW =
            new TenantSnapshot(Optional.empty(), 0, List.of(), List.of(), List.of(), Map.of(), RecordLog.EMPTY);

    /** The same without keys and attestations, of which there may be many. */
    public TenantSnapshot withoutItems() {
        return new TenantSnapshot(nextWindowMs, silentWindows, List.of(), List.of(), firing, positions, log);
    }
}
