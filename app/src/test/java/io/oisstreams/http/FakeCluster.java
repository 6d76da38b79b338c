package io.oisstreams.http;

import io.oisstreams.streams.TenantKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.HostInfo;

/** Instances with HTTP servers of their own and partitions shared out between them, without Kafka. */
public final class FakeCluster implements AutoCloseable {
    public static final int PARTITIONS = 4;

    private final List<HttpServer> servers = new ArrayList<>();
    private final Map<Integer, HostInfo> owners = new ConcurrentHashMap<>();
    private final Map<String, MapStore> stores = new ConcurrentHashMap<>();

    /** Partitions go to the instances in turn. */
    public FakeCluster(int instances, Function<StoreQuery, List<Routes>> routes) {
        for (int i = 0; i < instances; i++) {
            servers.add(HttpServer.bind("127.0.0.1", 0));
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            owners.put(partition, address(partition % instances));
        }
        for (int i = 0; i < instances; i++) {
            StoreQuery query = new StoreQuery(new View(address(i)), new PeerClient(Duration.ofSeconds(5)));
            servers.get(i).serve(routes.apply(query));
        }
    }

    public int port(int instance) {
        return servers.get(instance).port();
    }

    public HostInfo address(int instance) {
        return new HostInfo("127.0.0.1", port(instance));
    }

    /** The instance that owns a tenant's rows. */
    public int ownerOf(String tenantId) {
        return partitionOf(tenantId) % servers.size();
    }

    public void put(String store, Bytes key, String json) {
        store(store, partitionOf(TenantKey.tenantOf(key))).put(key, json);
    }

    public MapStore store(String store, int partition) {
        return stores.computeIfAbsent(store + partition, unseen -> new MapStore());
    }

    /** From now on nobody is known to have the partitions. */
    public void rebalance() {
        owners.clear();
    }

    /** From now on the metadata name an instance as the owner of all that has nothing of it. */
    public void misplace(HostInfo instance) {
        owners.replaceAll((partition, owner) -> instance);
    }

    public void stop(int instance) {
        servers.get(instance).close();
    }

    @Override
    public void close() {
        servers.forEach(HttpServer::close);
    }

    public static int partitionOf(String tenantId) {
        return Math.floorMod(tenantId.hashCode(), PARTITIONS);
    }

    /** The cluster as one instance sees it. */
    private final class View implements StoreOwners {
        private final HostInfo self;

        View(HostInfo self) {
            this.self = self;
        }

        @Override
        public HostInfo self() {
            return self;
        }

        @Override
        public Owner ownerOf(String store, String tenantId) {
            int partition = partitionOf(tenantId);
            HostInfo owner = owners.get(partition);
            if (owner == null) {
                throw StoreQuery.notAvailable();
            }
            return new Owner(owner, partition);
        }

        @Override
        public Map<Integer, HostInfo> owners(String store) {
            if (owners.isEmpty()) {
                throw StoreQuery.notAvailable();
            }
            return new TreeMap<>(owners);
        }

        @Override
        public LocalStores local(int partition) {
            return name -> {
                if (!self.equals(address(partition % servers.size()))) {
                    throw new InvalidStateStorePartitionException("not here");
                }
                return store(name, partition);
            };
        }
    }
}
