package io.oisstreams.streams;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.oisstreams.config.OisConfig;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** The Avro serializer that topologies use. */
public final class AvroValues {
    private AvroValues() {}

    /** Writes values in Confluent's wire format. */
    public static Serializer<SpecificRecord> serializer(OisConfig config) {
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(config.serdeProperties(), false);
        return avro::serialize;
    }
}
