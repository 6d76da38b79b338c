package io.oisstreams.streams;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.oisstreams.config.OisConfig;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The Avro values of topics, in Confluent's wire format. */
public final class AvroValues {
    private AvroValues() {}

    /** Writes values. */
    public static Serializer<SpecificRecord> serializer(OisConfig config) {
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(config.serdeProperties(), false);
        return avro::serialize;
    }

    /** Reads values of any of our topics as what their generated classes are. */
    public static Deserializer<SpecificRecord> deserializer(OisConfig config) {
        Map<String, Object> properties = config.serdeProperties();
        properties.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
        avro.configure(properties, false);
        return (topic, bytes) -> (SpecificRecord) avro.deserialize(topic, bytes);
    }
}
