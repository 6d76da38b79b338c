package io.oisstreams.event;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a topic to events: Confluent's wire format (a zero byte, the schema's id, Avro), resolved to the
 * record that this version knows. For one thread.
 *
 * <p>It asks the registry itself, once for an id, instead of going through {@code KafkaAvroDeserializer}, which wraps a
 * registry that is down and bytes that are wrong in the same exception, and accepts bytes after the record's end.
 */
public final class AvroEventReader implements AutoCloseable {
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;
    private static final int LONGEST_CAUSE = 200;

    /** For how long an id that the registry did not have is not asked for again. */
    private static final Map<String, Object> CLIENT_DEFAULTS =
            Map.of(SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG, 60L);

    private final SchemaRegistryClient registry;
    private final RegisteredSchemas schemas;
    private final Map<String, TopicReader> topics = new HashMap<>();
    private @Nullable BinaryDecoder decoder;

    /**
     * Connects to a registry on first use.
     *
     * @param settings {@code schema.registry.url} (one or more, or {@code mock://scope} in tests) and, if needed, the
     *     Confluent client's other settings (authentication, TLS, caches)
     */
    public AvroEventReader(Map<String, ?> settings) {
        this(client(settings));
    }

    AvroEventReader(SchemaRegistryClient registry) {
        this.registry = registry;
        this.schemas = new RegisteredSchemas(registry);
    }

    private static SchemaRegistryClient client(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(CLIENT_DEFAULTS);
        all.putAll(settings);
        KafkaAvroDeserializerConfig config = new KafkaAvroDeserializerConfig(all);
        return SchemaRegistryClientFactory.newClient(
                config.getSchemaRegistryUrls(),
                config.getMaxSchemasPerSubject(),
                List.of(new AvroSchemaProvider()),
                all,
                config.requestHeaders());
    }

    /** What became of the bytes. */
    public sealed interface Decoded {
        /** An event of the topic's class, inside the rules for its fields. */
        record Event(SpecificRecord value) implements Decoded {}

        /** No event. */
        record Rejected(Rejection rejection) implements Decoded {}
    }

    /**
     * Reads the value of one Kafka record.
     *
     * @param value null for a tombstone
     * @return the event, or the rejection: NULL_VALUE, NOT_AVRO, UNKNOWN_SCHEMA, WRONG_SCHEMA, INVALID_FIELD
     * @throws org.apache.kafka.common.errors.RetriableException if the registry does not answer: try again later, nothing
     *     is known about the bytes
     */
    public Decoded read(EventTopic topic, byte @Nullable [] value) {
        if (value == null) {
            return rejected(RejectionReason.NULL_VALUE, "no value");
        }
        if (value.length < PREFIX_BYTES || value[0] != 0) {
            return rejected(RejectionReason.NOT_AVRO, "does not begin with a zero byte and a schema id");
        }
        int schemaId = ByteBuffer.wrap(value).getInt(1);
        try {
            return new Decoded.Event(decode(topic, schemaId, value));
        } catch (InvalidEventException refused) {
            return new Decoded.Rejected(refused.rejection());
        }
    }

    private SpecificRecord decode(EventTopic topic, int schemaId, byte[] value) throws InvalidEventException {
        TopicReader reader = topics.computeIfAbsent(topic.name(), name -> new TopicReader(topic));
        DatumReader<SpecificRecord> avro = reader.of(schemaId);
        SpecificRecord event;
        try {
            // Avro checks every declared length against the bytes that are left, so none can ask for all memory.
            decoder = DecoderFactory.get().binaryDecoder(value, PREFIX_BYTES, value.length - PREFIX_BYTES, decoder);
            event = avro.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new IOException("bytes after the end of the record");
            }
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            // A registered schema may nest without end: hence the Error.
            throw notAvro(schemaId, unreadable);
        }
        reader.rules.check(event);
        return event;
    }

    @Override
    public void close() throws IOException {
        registry.close();
    }

    private static InvalidEventException notAvro(int schemaId, Throwable cause) {
        String detail = String.valueOf(cause.getMessage());
        return new InvalidEventException(
                RejectionReason.NOT_AVRO,
                "does not fit schema " + schemaId + ": "
                        + detail.substring(0, Math.min(detail.length(), LONGEST_CAUSE)));
    }

    private static Decoded rejected(RejectionReason reason, String message) {
        return new Decoded.Rejected(new Rejection(reason, message));
    }

    /** The readers of one topic, one for each schema that its values were written with. */
    private final class TopicReader {
        private final EventTopic topic;
        private final FieldRules rules;
        private final Map<Integer, DatumReader<SpecificRecord>> byId = new HashMap<>();
        private final Map<Integer, InvalidEventException> refusedById = new HashMap<>();

        TopicReader(EventTopic topic) {
            this.topic = topic;
            this.rules = new FieldRules(topic.schema());
        }

        DatumReader<SpecificRecord> of(int schemaId) throws InvalidEventException {
            DatumReader<SpecificRecord> known = byId.get(schemaId);
            return known != null ? known : ask(schemaId);
        }

        private DatumReader<SpecificRecord> ask(int schemaId) throws InvalidEventException {
            InvalidEventException refused = refusedById.get(schemaId);
            if (refused != null) {
                throw refused;
            }
            try {
                DatumReader<SpecificRecord> found = schemas.reader(schemaId, topic.schema());
                byId.put(schemaId, found);
                return found;
            } catch (InvalidEventException answer) {
                // What an id stands for never changes; one that is not there yet may come.
                if (answer.rejection().reason() == RejectionReason.WRONG_SCHEMA) {
                    refusedById.put(schemaId, answer);
                }
                throw answer;
            }
        }
    }
}
