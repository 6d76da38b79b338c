package io.oisstreams.streams;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.clients.CommonClientConfigs;

/** The subjects of a schema registry. A registry that can't be reached is a {@link StartupException} with its address. */
final class SchemaSubjects implements AutoCloseable {
    /** New schemas read old records; the others also ask for more. */
    private static final Set<String> SUFFICIENT = Set.of("BACKWARD", "BACKWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE");

    private static final int CACHE_CAPACITY = 1000;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final String url;
    private final SchemaRegistryClient client;

    SchemaSubjects(String url, Map<String, Object> clientConfig) {
        this.url = url;
        Map<String, Object> config = new HashMap<>(clientConfig);
        Object timeout = clientConfig.get(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG);
        config.put(SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, timeout);
        config.put(SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, timeout);
        config.putIfAbsent(SchemaRegistryClientConfig.MAX_RETRIES_CONFIG, 1); // who starts it waits for the answer
        this.client = new CachedSchemaRegistryClient(url, CACHE_CAPACITY, config);
    }

    /** Registers the topic's schema, if it has one, after seeing to it that the subject refuses incompatible ones. */
    void register(TopicSpec topic) {
        topic.valueSchema().ifPresent(schema -> register(topic.valueSubject(), schema));
    }

    private void register(String subject, Schema schema) {
        try {
            if (!SUFFICIENT.contains(compatibility(subject))) {
                client.updateCompatibility(subject, "BACKWARD");
            }
            client.register(subject, new AvroSchema(schema));
        } catch (RestClientException e) {
            String what = e.getStatus() == CONFLICT ? " is incompatible with the registered one: " : " was refused: ";
            throw new StartupException(
                    "Schema " + schema.getFullName() + " for subject " + subject + what + e.getMessage(), e);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** What is wrong with the topic's subject, in one line. */
    Optional<String> finding(TopicSpec topic) {
        return topic.valueSchema().flatMap(schema -> finding(topic.valueSubject(), new AvroSchema(schema)));
    }

    private Optional<String> finding(String subject, AvroSchema schema) {
        try {
            if (!isRegistered(subject, schema)) {
                return Optional.of(whyNotRegistered(subject, schema));
            }
            String compatibility = compatibility(subject);
            return SUFFICIENT.contains(compatibility)
                    ? Optional.empty()
                    : Optional.of(
                            "Subject " + subject + " has compatibility " + compatibility + ", but BACKWARD is needed");
        } catch (RestClientException e) {
            throw new StartupException(
                    "Schema registry " + url + " refused a question about " + subject + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private String whyNotRegistered(String subject, AvroSchema schema) throws IOException, RestClientException {
        if (!client.getAllSubjects().contains(subject)) {
            return "Schema for subject " + subject + " is missing";
        }
        return client.testCompatibility(subject, schema)
                ? "Schema " + schema.name() + " is not registered for subject " + subject
                        + ", which has another version of it"
                : "Schema " + schema.name() + " is incompatible with the one registered for subject " + subject;
    }

    private boolean isRegistered(String subject, AvroSchema schema) throws IOException, RestClientException {
        try {
            return client.getVersion(subject, schema) > 0;
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** The subject's own level or the global one; "NONE" if neither is known. */
    private String compatibility(String subject) throws IOException, RestClientException {
        try {
            return client.getCompatibility(subject);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return "NONE";
            }
            throw e;
        }
    }

    private StartupException unreachable(IOException e) {
        return new StartupException("Schema registry " + url + " can't be reached: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }
}
