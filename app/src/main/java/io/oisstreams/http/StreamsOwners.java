package io.oisstreams.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The owners by the group's metadata. Rows are read by partition, never from "all stores here": right after a partition has
 * moved away, reading the others would show a tenant as unknown.
 */
public final class StreamsOwners implements StoreOwners {
    private final KafkaStreams streams;
    private final HostInfo self;

    /** @param self what the application has as {@code application.server} */
    public StreamsOwners(KafkaStreams streams, HostInfo self) {
        this.streams = streams;
        this.self = self;
    }

    @Override
    public HostInfo self() {
        return self;
    }

    @Override
    public Owner ownerOf(String store, String tenantId) {
        return owner(() -> streams.queryMetadataForKey(store, tenantId, new StringSerializer()));
    }

    @Override
    public Map<Integer, HostInfo> owners(String store) {
        AtomicInteger partitions = new AtomicInteger(1);
        Map<Integer, HostInfo> owners = new TreeMap<>();
        for (int partition = 0; partition < partitions.get(); partition++) {
            int asked = partition;
            // Kafka Streams tells owners by key only; a partitioner that ignores the key tells them by partition.
            StreamPartitioner<String, Object> fixed = (topic, key, value, count) -> {
                partitions.set(count);
                return Optional.of(Set.of(asked));
            };
            owners.put(
                    partition,
                    owner(() -> streams.queryMetadataForKey(store, "", fixed)).instance());
        }
        return owners;
    }

    @Override
    public LocalStores local(int partition) {
        return name -> {
            StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> wanted =
                    StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore());
            try {
                return streams.store(wanted.withPartition(partition));
            } catch (IllegalStateException e) {
                // Stopped meanwhile.
                throw StoreQuery.notAvailable();
            }
        };
    }

    private static Owner owner(Supplier<KeyQueryMetadata> question) {
        KeyQueryMetadata metadata = ask(question);
        if (metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)
                || metadata.activeHost().equals(HostInfo.unavailable())) {
            throw StoreQuery.notAvailable();
        }
        return new Owner(metadata.activeHost(), metadata.partition());
    }

    private static KeyQueryMetadata ask(Supplier<KeyQueryMetadata> question) {
        try {
            return question.get();
        } catch (UnknownStateStoreException e) {
            throw e;
        } catch (InvalidStateStoreException | IllegalStateException e) {
            // Not started, rebalancing, or stopped.
            throw StoreQuery.notAvailable();
        }
    }
}
