package io.oisstreams.integrity.topology;

import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordLog;
import io.oisstreams.integrity.core.SealedRecord;
import io.oisstreams.integrity.core.Sealing;
import io.oisstreams.integrity.core.Sealing.Sealed;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.state.IntegrityState;
import io.oisstreams.integrity.state.UnpublishedRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Gives closed windows' records their evidence and signatures beside the stream thread, which goes on reading, and publishes them on it,
 * each tenant's in order. What was not published when the process dies is still in the state, and is done again.
 */
final class RecordPublication {
    private final IntegrityState state;
    private final Published published;
    private final RecordSealer sealer;
    private final IntegrityMeters meters;
    private final Map<String, Deque<Pending>> pending = new HashMap<>();
    private int uncommitted;
    private int committing;

    private record Pending(
            TenantState tenant,
            MeasurementWindow window,
            CompletableFuture<Sealed> sealed,
            CompletableFuture<SealedRecord> signed) {}

    /** Goes on with what the state says is unpublished. */
    RecordPublication(IntegrityState state, Published published, RecordSealer sealer, IntegrityMeters meters) {
        this.state = state;
        this.published = published;
        this.sealer = sealer;
        this.meters = meters;
        for (UnpublishedRecord waiting : state.unpublished()) {
            submit(state.tenant(waiting.record().tenantId()), waiting);
        }
    }

    /** A record's numbers are final. It is published by {@link #publishReady}, perhaps the next call. */
    void submit(TenantState tenant, UnpublishedRecord waiting) {
        IntegrityRecord record = waiting.record();
        Deque<Pending> queue = pending.computeIfAbsent(tenant.tenantId(), id -> new ArrayDeque<>());
        CompletableFuture<RecordLog> before = queue.isEmpty()
                ? CompletableFuture.completedFuture(tenant.log())
                : queue.getLast().sealed().thenApply(Sealed::after);
        Executor root = sealer.forRoot(waiting);
        Executor rest = sealer.forSigning(waiting);
        CompletableFuture<Sealed> sealed = CompletableFuture.supplyAsync(
                        () -> waiting.leaves().root(), root)
                .thenCombineAsync(
                        before,
                        (rootHash, log) ->
                                Sealing.seal(record, rootHash, waiting.leaves().size(), log, sealer.originPrefix()),
                        rest);
        queue.add(new Pending(tenant, record.window(), sealed, sealed.thenApplyAsync(sealer::sign, rest)));
        meters.recordWaits(1);
    }

    /** Publishes what is ready. */
    void publishReady() {
        meters.recordWaits(-committing);
        committing = 0;
        pending.values().forEach(queue -> {
            while (!queue.isEmpty() && queue.peek().signed().isDone()) {
                publish(queue.remove());
            }
        });
        pending.values().removeIf(Deque::isEmpty);
    }

    private void publish(Pending ready) {
        published.record(ready.signed().join());
        state.published(ready.tenant(), ready.window(), ready.sealed().join().after());
        meters.recordPublished();
        uncommitted++;
    }

    /** What was published is about to be committed: by the next call of {@link #publishReady} it is. */
    void beforeCommit() {
        committing += uncommitted;
        uncommitted = 0;
    }

    /** Another instance, or a later one, goes on with what waits. */
    void close() {
        meters.recordWaits(-committing
                - uncommitted
                - pending.values().stream().mapToInt(Deque::size).sum());
        pending.clear();
    }
}
