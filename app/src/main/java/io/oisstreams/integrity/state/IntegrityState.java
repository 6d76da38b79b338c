package io.oisstreams.integrity.state;

import io.oisstreams.integrity.core.Attestation;
import io.oisstreams.integrity.core.ChainState;
import io.oisstreams.integrity.core.ClosedWindow;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.KeyVersion;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.PendingReplay;
import io.oisstreams.integrity.core.RecordLog;
import io.oisstreams.integrity.core.Rules;
import io.oisstreams.integrity.core.TenantSnapshot;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.state.StateKey.Kind;
import io.oisstreams.streams.Documents;
import io.oisstreams.streams.WriteBehindStore;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * All tenants of a partition: in memory to compute with, in the store to survive. Each change is made in memory and noted; the
 * notes are written just before the commit, in its transaction. For the stream thread only.
 */
public final class IntegrityState {
    private final WriteBehindStore store;
    private final Rules rules;
    private final Map<String, TenantState> tenants = new HashMap<>();
    private final TreeMap<Long, WindowJournal> journals = new TreeMap<>();
    // When each tenant was heard last, in ms, if no moment since was judged.
    private final Map<String, Long> heard = new HashMap<>();
    private final Map<String, StoredItems> storedKeys = new HashMap<>();
    private final Map<String, StoredItems> storedAttestations = new HashMap<>();
    private final UnpublishedRecords unpublished = new UnpublishedRecords();
    private long streamTimeMs = Long.MIN_VALUE;
    private long forgottenMs = Long.MIN_VALUE;

    // What changed since the last commit.
    private final Set<String> changedTenants = new HashSet<>();
    private final Map<Bytes, Optional<Record>> changedDocuments = new LinkedHashMap<>();
    private boolean timePassed;

    /** Loads what the store holds. */
    public IntegrityState(WriteBehindStore store, Rules rules) {
        this.store = store;
        this.rules = rules;
        // The journals last: what of them is still needed depends on the rest.
        load(store.range(StateKey.lowest(Kind.STREAM_TIME), StateKey.lowest(Kind.JOURNAL)));
        load(store.range(StateKey.lowest(Kind.SIGNER_KEY), StateKey.HIGHEST));
        load(store.range(StateKey.lowest(Kind.JOURNAL), StateKey.lowest(Kind.SIGNER_KEY)));
    }

    private void load(KeyValueIterator<Bytes, byte[]> range) {
        try (KeyValueIterator<Bytes, byte[]> rows = range) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                load(row.key, row.value);
            }
        }
    }

    private void load(Bytes key, byte[] value) {
        String tenantId = StateKey.tenantOf(key);
        switch (StateKey.kindOf(key)) {
            case STREAM_TIME -> streamTimeMs = ByteBuffer.wrap(value).getLong();
            case TENANT ->
                tenants.put(tenantId, new TenantState(tenantId, rules, Documents.read(value, TenantSnapshot.class)));
            case CHAIN -> tenant(tenantId).restoreChain(StateKey.chainOf(key), Documents.read(value, ChainState.class));
            case PENDING_REPLAY -> tenant(tenantId).pendingReplays().add(Documents.read(value, PendingReplay.class));
            case SIGNER_KEY -> {
                KeyVersion version = Documents.read(value, KeyVersion.class);
                tenant(tenantId).keys().add(version);
                itemsOf(storedKeys, tenantId).loaded(StateKey.numberOf(key), version);
            }
            case ATTESTATION -> {
                Attestation attestation = Documents.read(value, Attestation.class);
                tenant(tenantId).policies().add(attestation);
                itemsOf(storedAttestations, tenantId).loaded(StateKey.numberOf(key), attestation);
            }
            case UNPUBLISHED -> unpublished.restore(Documents.read(value, IntegrityRecord.class));
            case JOURNAL -> {
                long windowStartMs = StateKey.windowStartOf(key);
                MeasurementWindow window = rules.grid().startingAt(windowStartMs);
                FactReader.readAll(value, (tenantOfFact, fact) -> restore(tenant(tenantOfFact), window, fact));
                journals.put(windowStartMs, new WindowJournal(StateKey.numberOf(key) + 1));
            }
        }
    }

    private static StoredItems itemsOf(Map<String, StoredItems> byTenant, String tenantId) {
        return byTenant.computeIfAbsent(tenantId, id -> new StoredItems());
    }

    private void restore(TenantState tenant, MeasurementWindow window, Fact fact) {
        if (streamTimeMs <= window.closesAtMs()) {
            tenant.apply(window.startMs(), fact);
            heard.merge(tenant.tenantId(), fact.admissionMs(), Math::max);
        } else if (fact instanceof Fact.Entry entry) {
            tenant.entryPresent(window, entry.entryId(), entry.admissionMs());
        } else if (fact instanceof Fact.StaleEntry stale) {
            tenant.entryPresent(window, stale.entryId(), stale.admissionMs());
        } else if (fact instanceof Fact.Leaf leaf) {
            unpublished.restoreLeaf(tenant.tenantId(), window.startMs(), leaf);
        }
    }

    /** The time that has come, in ms: the latest tick. */
    public long streamTimeMs() {
        return streamTimeMs;
    }

    /** Time passes; it never goes back. */
    public void advanceTo(long tickMs) {
        streamTimeMs = Math.max(streamTimeMs, tickMs);
        timePassed = true;
    }

    /** A tenant, new if it was never heard of. */
    public TenantState tenant(String tenantId) {
        return tenants.computeIfAbsent(tenantId, id -> new TenantState(id, rules));
    }

    /** All tenants, in no particular order: what one causes does not depend on another. */
    public Collection<TenantState> tenants() {
        return tenants.values();
    }

    /** Folds a fact into a window of a tenant and keeps it. */
    public void apply(TenantState tenant, MeasurementWindow window, Fact fact) {
        tenant.apply(window.startMs(), fact);
        heard.merge(tenant.tenantId(), fact.admissionMs(), Math::max);
        journals.computeIfAbsent(window.startMs(), start -> new WindowJournal(0))
                .append(tenant.tenantId(), fact);
    }

    /**
     * The tenants with facts that no moment before this one was judged with. Asked once for each moment; a tenant that was heard
     * after the moment is among those of the next one too.
     */
    public Set<String> heardBeforeJudging(long momentMs) {
        Set<String> tenantIds = Set.copyOf(heard.keySet());
        heard.values().removeIf(admissionMs -> admissionMs <= momentMs);
        return tenantIds;
    }

    /** A tenant's snapshot changed. */
    public void changed(TenantState tenant) {
        changedTenants.add(tenant.tenantId());
    }

    /** A chain of a tenant changed. */
    public void chainChanged(TenantState tenant, String chainId) {
        changedDocuments.put(StateKey.chain(tenant.tenantId(), chainId), Optional.of(tenant.chain(chainId)));
    }

    /** A window was closed: its record is kept until it is {@link #published}. */
    public UnpublishedRecord closed(TenantState tenant, ClosedWindow closed) {
        UnpublishedRecord record = new UnpublishedRecord(closed.record(), closed.leaves());
        unpublished.add(record);
        changedDocuments.put(record.key(), Optional.of(closed.record()));
        changed(tenant);
        return record;
    }

    /** The records that wait to be published, each tenant's in order. */
    public List<UnpublishedRecord> unpublished() {
        return unpublished.all();
    }

    /** The oldest record of a tenant that waits was published. */
    public void published(TenantState tenant, MeasurementWindow window, RecordLog after) {
        Bytes key = StateKey.unpublished(tenant.tenantId(), window.startMs());
        unpublished.remove(key);
        changedDocuments.put(key, Optional.empty());
        tenant.logged(after);
        changed(tenant);
    }

    /** A replay waits for its decision. */
    public void replayWaits(TenantState tenant, PendingReplay replay) {
        tenant.pendingReplays().add(replay);
        changedDocuments.put(StateKey.pendingReplay(tenant.tenantId(), replay), Optional.of(replay));
    }

    /** The replays that waited for a decision of the window, which has come: they are used in it. */
    public List<PendingReplay> useReplaysOf(TenantState tenant, String requestId, MeasurementWindow window) {
        List<PendingReplay> used = tenant.pendingReplays().use(requestId, window);
        for (PendingReplay replay : used) {
            if (tenant.waitsOn(replay, streamTimeMs)) {
                replayWaits(tenant, replay);
            } else {
                replaysTaken(tenant, List.of(replay));
            }
        }
        return used;
    }

    /** Replays that waited wait no longer. */
    public void replaysTaken(TenantState tenant, List<PendingReplay> taken) {
        taken.forEach(
                replay -> changedDocuments.put(StateKey.pendingReplay(tenant.tenantId(), replay), Optional.empty()));
    }

    /** Forgets the windows that no open one needs, and the tenants of which nothing is left. */
    public void forgetSettled() {
        if (streamTimeMs < 0) {
            return; // no tick yet
        }
        MeasurementWindow settled = rules.grid().windowOf(streamTimeMs);
        while (!isSettled(settled)) {
            settled = settled.previous();
        }
        if (settled.startMs() > forgottenMs) {
            forgottenMs = settled.startMs();
            forgetJournals();
            tenants.values().forEach(tenant -> tenant.forgetWindow(forgottenMs));
            tenants.values().removeIf(this::isToBeForgotten);
        }
    }

    private boolean isToBeForgotten(TenantState tenant) {
        if (tenant.isBlank()) {
            changedTenants.add(tenant.tenantId());
        }
        return tenant.isBlank();
    }

    /**
     * A window is needed until the next one is closed, because its chain entries are present for that one's decisions, and until its
     * record is published.
     */
    private boolean isSettled(MeasurementWindow window) {
        return streamTimeMs > window.next().closesAtMs() && !unpublished.needs(window);
    }

    private void forgetJournals() {
        Map<Long, WindowJournal> settled = journals.headMap(forgottenMs, true);
        settled.forEach((windowStartMs, journal) -> {
            for (long chunk = 0; chunk < journal.chunks(); chunk++) {
                store.delete(StateKey.journal(windowStartMs, chunk));
            }
        });
        settled.clear();
    }

    /** Writes what changed since the last time; to be called just before a commit. */
    public void write() {
        if (timePassed) {
            store.put(
                    StateKey.streamTime(),
                    ByteBuffer.allocate(Long.BYTES).putLong(streamTimeMs).array());
            timePassed = false;
        }
        changedTenants.forEach(this::writeTenant);
        changedTenants.clear();
        changedDocuments.forEach((key, document) ->
                document.ifPresentOrElse(value -> store.put(key, Documents.write(value)), () -> store.delete(key)));
        changedDocuments.clear();
        journals.forEach((windowStartMs, journal) ->
                journal.writeTo((chunk, bytes) -> store.put(StateKey.journal(windowStartMs, chunk), bytes)));
    }

    /** Keys and attestations have rows of their own: a tenant that attests every second must not write all of them every time. */
    private void writeTenant(String tenantId) {
        TenantState tenant = tenants.get(tenantId);
        TenantSnapshot snapshot = tenant == null ? TenantSnapshot.NEW : tenant.snapshot();
        if (tenant == null) {
            store.delete(StateKey.tenant(tenantId));
        } else {
            store.put(StateKey.tenant(tenantId), Documents.write(snapshot.withoutItems()));
        }
        itemsOf(storedKeys, tenantId)
                .update(
                        snapshot.keys(),
                        (number, key) -> store.put(StateKey.signerKey(tenantId, number), Documents.write(key)),
                        number -> store.delete(StateKey.signerKey(tenantId, number)));
        itemsOf(storedAttestations, tenantId)
                .update(
                        snapshot.attestations(),
                        (number, item) -> store.put(StateKey.attestation(tenantId, number), Documents.write(item)),
                        number -> store.delete(StateKey.attestation(tenantId, number)));
    }
}
