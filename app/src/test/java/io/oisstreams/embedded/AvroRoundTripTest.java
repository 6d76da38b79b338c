package io.oisstreams.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPlatform.class)
class AvroRoundTripTest {
    private static final Schema LETTER =
            SchemaBuilder.record("Letter").fields().requiredString("text").endRecord();

    @Test
    void aRecordThatConfluentsSerializerWroteIsReadThroughTheRegistry(EmbeddedPlatform platform) throws Exception {
        TopicPartition letters = new TopicPartition("round.trip", 0);
        new TopicProvisioning(
                        Map.of("bootstrap.servers", platform.bootstrapServers()),
                        platform.registryUrl(),
                        List.of(new TopicSpec(letters.topic(), Optional.of(LETTER), true, Map.of())),
                        new TopicLayout(1, (short) 1, TimestampType.CREATE_TIME))
                .create();
        GenericData.Record letter =
                new GenericRecordBuilder(LETTER).set("text", "Ære").build();
        long in1970 = 1;

        try (var producer = new KafkaProducer<String, Object>(Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "schema.registry.url",
                platform.registryUrl(),
                "auto.register.schemas",
                false,
                "key.serializer",
                "org.apache.kafka.common.serialization.StringSerializer",
                "value.serializer",
                KafkaAvroSerializer.class))) {
            producer.send(new ProducerRecord<>(letters.topic(), 0, in1970, "tenant", letter))
                    .get();
        }

        try (var consumer = new KafkaConsumer<String, GenericRecord>(Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "schema.registry.url",
                platform.registryUrl(),
                "key.deserializer",
                "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer",
                KafkaAvroDeserializer.class))) {
            consumer.assign(List.of(letters));
            consumer.seekToBeginning(List.of(letters));
            assertThat(consumer.poll(Duration.ofSeconds(30)).records(letters))
                    .singleElement()
                    .satisfies(read -> {
                        assertThat(read.value().get("text")).hasToString("Ære");
                        assertThat(read.timestamp()).isEqualTo(in1970);
                    });
        }
    }
}
