package io.oisstreams.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Reads the query stores of all instances, so that each instance answers for all. An answer is whole or an error, never a
 * part: if an instance can't be asked, or a partition is on its way to another, the client is told so.
 */
public final class StoreQuery {
    private static final Comparator<HostInfo> BY_NAME =
            Comparator.comparing(HostInfo::host).thenComparingInt(HostInfo::port);

    private final StoreOwners owners;
    private final Peers peers;

    /** @param peers how other instances are asked */
    public StoreQuery(StoreOwners owners, Peers peers) {
        this.owners = owners;
        this.peers = peers;
    }

    static ApiException notAvailable() {
        return new ApiException(ErrorCode.NOT_AVAILABLE, "the data is being restored or moved to another instance");
    }

    /** For a scan that would read more rows than a request may. */
    public static ApiException tooBroad() {
        return new ApiException(ErrorCode.TOO_BROAD, "too many rows to look at; narrow from and to, or name a tenant");
    }

    /**
     * Answers for one tenant: here if its rows are here, otherwise by asking the owner the very same question, once.
     *
     * @param store a store of the sub-topology whose source topics are keyed by tenant
     * @param read makes the answer from the tenant's partition; called at most once
     */
    public Answer forTenant(Request request, String store, String tenantId, Function<LocalStores, Answer> read) {
        StoreOwners.Owner owner = owners.ownerOf(store, tenantId);
        if (owner.instance().equals(owners.self())) {
            return here(() -> read.apply(owners.local(owner.partition())));
        }
        if (request.forwarded().isPresent()) {
            throw notAvailable();
        }
        return join(peers.get(owner.instance(), request.target(), Forwarded.OWNER));
    }

    /**
     * Answers for all tenants: every partition is read where it is, exactly once.
     *
     * @param read the rows of one partition, bounded
     * @param merge makes the answer from the rows of all partitions, which come in no particular order
     */
    public Answer forAll(
            Request request, String store, Function<LocalStores, List<Row>> read, Function<List<Row>, Answer> merge) {
        if (request.forwarded().isPresent()) {
            List<Integer> asked = Forwarded.partitions(request.forwarded().get());
            return Forwarded.rows(readHere(asked, read));
        }
        Map<HostInfo, List<Integer>> partitions = new TreeMap<>(BY_NAME);
        owners.owners(store).forEach((partition, instance) -> partitions
                .computeIfAbsent(instance, unseen -> new ArrayList<>())
                .add(partition));
        List<Integer> own =
                Optional.ofNullable(partitions.remove(owners.self())).orElse(List.of());
        // Asked first, so that they work while this instance reads.
        List<CompletableFuture<Answer>> elsewhere = partitions.entrySet().stream()
                .map(instance ->
                        peers.get(instance.getKey(), request.target(), Forwarded.partitions(instance.getValue())))
                .toList();
        List<Row> rows = new ArrayList<>(readHere(own, read));
        elsewhere.forEach(answer -> rows.addAll(peerRows(join(answer))));
        return merge.apply(rows);
    }

    private List<Row> readHere(List<Integer> partitions, Function<LocalStores, List<Row>> read) {
        return here(() -> partitions.stream()
                .flatMap(partition -> read.apply(owners.local(partition)).stream())
                .toList());
    }

    /** A store may close or move while it is read. */
    private static <T> T here(Supplier<T> read) {
        try {
            return read.get();
        } catch (UnknownStateStoreException e) {
            throw e;
        } catch (InvalidStateStoreException e) {
            throw notAvailable();
        }
    }

    private static List<Row> peerRows(Answer answer) {
        if (answer.status() == 200) {
            return Forwarded.rows(answer);
        }
        if (answer.status() == ErrorCode.TOO_BROAD.status()) {
            // The parameters were found right here, before the instance was asked.
            throw tooBroad();
        }
        if (answer.status() == ErrorCode.NOT_AVAILABLE.status()) {
            throw notAvailable();
        }
        throw new ApiException(ErrorCode.PEER_UNREACHABLE, "another instance answered " + answer.status());
    }

    private static Answer join(CompletableFuture<Answer> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ApiException problem) {
                throw problem;
            }
            throw e;
        }
    }
}
