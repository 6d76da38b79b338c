package io.oisstreams.streams;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.oisstreams.config.OisConfig;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** The registry and the Avro serializer that topologies use, under one configuration. */
public final class AvroValues {
    private static final int CACHED_SCHEMAS = 1_000;

    private AvroValues() {}

    /** A client of the configured registry; {@code mock://} addresses name registries in memory. */
    public static SchemaRegistryClient registryClient(OisConfig config) {
        return SchemaRegistryClientFactory.newClient(
                List.of(config.schemaRegistryUrl()), CACHED_SCHEMAS, List.of(), config.serdeProperties(), null);
    }

    /** Writes values in Confluent's wire format. */
    public static Serializer<SpecificRecord> serializer(OisConfig config) {
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(config.serdeProperties(), false);
        return avro::serialize;
    }
}
