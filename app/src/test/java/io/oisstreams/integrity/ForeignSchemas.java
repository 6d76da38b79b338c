package io.oisstreams.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Decisions as other programs might write them: with schemas of the same name that say something else. */
final class ForeignSchemas implements AutoCloseable {
    private static final String SUBJECT = Topics.GOVERNANCE_DECISIONS.name() + "-value";

    private final SchemaRegistryClient registry;

    ForeignSchemas(String registryUrl) {
        registry = new CachedSchemaRegistryClient(registryUrl, 100);
    }

    /** Under another subject, because the topic's does not allow it. */
    byte[] withoutRequestId(GovernanceDecision decision) {
        ObjectNode schema = ours();
        List<JsonNode> kept = fields(schema);
        kept.remove(field(schema, "request_id"));
        schema.putArray("fields").addAll(kept);
        return written(decision, "shorter-value", schema);
    }

    /** Under another subject, because the topic's does not allow it. */
    byte[] withTextualTime(GovernanceDecision decision) {
        ObjectNode schema = ours();
        field(schema, "timestamp_ms").put("type", "string");
        return written(decision, "textual-value", schema);
    }

    /** A next version that the topic's subject allows. Its enum has no default, so it can't be read as anything. */
    byte[] withFutureDecision(GovernanceDecision decision) {
        return written(decision, SUBJECT, next(), "decision", "defer");
    }

    /** A next version that the topic's subject allows. Its enum has a default, which is what is read. */
    byte[] withFutureTier(GovernanceDecision decision) {
        return written(decision, SUBJECT, next(), "risk_tier", "negligible");
    }

    private static ObjectNode next() {
        ObjectNode schema = ours();
        field(schema, "decision").withObject("type").withArray("symbols").add("defer");
        field(schema, "risk_tier").withObject("type").withArray("symbols").add("negligible");
        return schema;
    }

    private static ObjectNode ours() {
        try {
            return (ObjectNode) new ObjectMapper()
                    .readTree(GovernanceDecision.getClassSchema().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> fields(ObjectNode schema) {
        List<JsonNode> fields = new ArrayList<>();
        schema.get("fields").forEach(fields::add);
        return fields;
    }

    private static ObjectNode field(ObjectNode schema, String name) {
        return (ObjectNode) fields(schema).stream()
                .filter(field -> field.get("name").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private byte[] written(GovernanceDecision decision, String subject, ObjectNode json, String... enumField) {
        Schema schema = new Schema.Parser().parse(json.toString());
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            Object value = decision.get(field.name());
            record.put(field.pos(), generic(field.schema(), value));
        }
        if (enumField.length > 0) {
            Schema type = schema.getField(enumField[0]).schema();
            record.put(enumField[0], new GenericData.EnumSymbol(type, enumField[1]));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            int id = registry.register(subject, new AvroSchema(schema));
            bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RestClientException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static Object generic(Schema type, Object value) {
        if (value instanceof Instant time) {
            return type.getType() == Schema.Type.STRING ? (Object) time.toString() : time.toEpochMilli();
        }
        return value instanceof Enum<?> symbol ? new GenericData.EnumSymbol(type, symbol.name()) : value;
    }

    @Override
    public void close() {
        try {
            registry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
