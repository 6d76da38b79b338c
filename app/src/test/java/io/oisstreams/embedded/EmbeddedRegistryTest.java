package io.oisstreams.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {
    private static final Schema LETTER =
            SchemaBuilder.record("Letter").fields().requiredString("text").endRecord();

    private final Path folder;

    EmbeddedRegistryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void schemasAndTheirIdsSurviveAKill() throws Exception {
        int id;
        try (EmbeddedRegistry first = EmbeddedRegistry.start(folder, 0);
                SchemaRegistryClient client = client(first)) {
            id = client.register("letters-value", new AvroSchema(LETTER));
            ProcessHandle child = ProcessHandle.of(first.pid()).orElseThrow();
            child.destroyForcibly();
            child.onExit().get(10, TimeUnit.SECONDS);
        }

        try (EmbeddedRegistry second = EmbeddedRegistry.start(folder, 0);
                SchemaRegistryClient client = client(second)) {
            assertThat(client.getSchemaById(id)).isEqualTo(new AvroSchema(LETTER));
            assertThat(client.getCompatibility(null)).isEqualTo("BACKWARD");
        }
    }

    @Test
    void theChildEndsWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dois.registry.home=" + System.getProperty(EmbeddedRegistry.HOME_PROPERTY),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegistryMain.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle child = ProcessHandle.of(
                        Long.parseLong(parent.inputReader().readLine()))
                .orElseThrow();

        parent.destroyForcibly();

        assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            EmbeddedRegistry.start(folder, other.getLocalPort()).close())
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort());
        }
    }

    @Test
    void aRegistryThatCannotStartNamesItsLog() throws IOException {
        Files.writeString(folder.resolve("registry.mv.db"), "not a database");

        assertThatThrownBy(() -> EmbeddedRegistry.start(folder, 0).close())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(folder.resolve("registry.log").toString());
    }

    private static SchemaRegistryClient client(EmbeddedRegistry registry) {
        return new CachedSchemaRegistryClient(registry.url(), 10);
    }
}
