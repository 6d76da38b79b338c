package io.oisstreams.event;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;

/** Schemas that the registry knows, as readers of our records. */
final class RegisteredSchemas {
    /** The registry's error codes for an id that it does not have; a plain 404 may as well be a wrong address. */
    private static final Set<Integer> NOT_FOUND = Set.of(40401, 40403);

    /** Differences that concern single values: a record without such a value can be read. */
    private static final Set<SchemaIncompatibilityType> PARTIAL =
            Set.of(SchemaIncompatibilityType.MISSING_ENUM_SYMBOLS, SchemaIncompatibilityType.MISSING_UNION_BRANCH);

    private final SchemaRegistryClient registry;

    RegisteredSchemas(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /** The registry does not answer, or not as a registry. Trying again may help. */
    static final class RegistryUnavailableException extends RetriableException {
        private static final long serialVersionUID = 1L;

        RegistryUnavailableException(int schemaId, Throwable cause) {
            super("the schema registry did not give schema " + schemaId + ": " + cause.getMessage(), cause);
        }
    }

    /** A reader of what was written with the schema of that id, as records of the expected schema. */
    DatumReader<SpecificRecord> reader(int schemaId, Schema expected) throws InvalidEventException {
        Schema writer = avroSchema(schemaId, expected);
        if (!expected.getFullName().equals(writer.getFullName())) {
            throw wrong(schemaId, expected, "is " + writer.getFullName());
        }
        for (Incompatibility difference : SchemaCompatibility.checkReaderWriterCompatibility(expected, writer)
                .getResult()
                .getIncompatibilities()) {
            if (!PARTIAL.contains(difference.getType())) {
                throw wrong(schemaId, expected, difference.getType() + " at " + difference.getLocation());
            }
        }
        return new SpecificDatumReader<>(writer, expected);
    }

    private Schema avroSchema(int schemaId, Schema expected) throws InvalidEventException {
        try {
            ParsedSchema parsed = registry.getSchemaById(schemaId);
            if (parsed.rawSchema() instanceof Schema schema && schema.getType() == Schema.Type.RECORD) {
                return schema;
            }
            throw wrong(schemaId, expected, "is " + parsed.schemaType() + " and no record");
        } catch (RestClientException answered) {
            if (NOT_FOUND.contains(answered.getErrorCode())) {
                throw new InvalidEventException(
                        RejectionReason.UNKNOWN_SCHEMA, "the registry has no schema " + schemaId);
            }
            throw new RegistryUnavailableException(schemaId, answered);
        } catch (IOException | RuntimeException failed) {
            if (isInvalidSchema(failed)) {
                throw wrong(schemaId, expected, "is not Avro");
            }
            throw new RegistryUnavailableException(schemaId, failed);
        }
    }

    /** The client tells only by its message that the registry did answer, with a schema of another kind or a broken one. */
    private static boolean isInvalidSchema(Throwable failed) {
        return Stream.of(failed, failed.getCause())
                .anyMatch(cause ->
                        cause != null && String.valueOf(cause.getMessage()).startsWith("Invalid schema "));
    }

    private static InvalidEventException wrong(int schemaId, Schema expected, String found) {
        return new InvalidEventException(
                RejectionReason.WRONG_SCHEMA,
                "schema " + schemaId + " " + found + ", expected " + expected.getFullName());
    }
}
