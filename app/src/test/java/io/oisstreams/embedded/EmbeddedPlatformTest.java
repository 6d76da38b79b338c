package io.oisstreams.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.EmbeddedPlatform.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPlatformTest {
    private final Path folder;

    EmbeddedPlatformTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aTemporaryFolderIsDeletedOnClose() {
        EmbeddedPlatform platform = EmbeddedPlatform.start(Options.temporary());
        assertThat(platform.dataDir()).isNotEmptyDirectory();

        platform.close();
        platform.close(); // a second time does nothing

        assertThat(platform.dataDir()).doesNotExist();
    }

    @Test
    void topicsAndSchemasOfAGivenFolderAreThereAfterARestart() throws Exception {
        AvroSchema schema = new AvroSchema("\"string\"");
        int id;
        try (EmbeddedPlatform first = EmbeddedPlatform.start(Options.keptIn(folder));
                Admin admin = Admin.create(Map.of("bootstrap.servers", first.bootstrapServers()));
                SchemaRegistryClient registry = new CachedSchemaRegistryClient(first.registryUrl(), 10)) {
            admin.createTopics(List.of(new NewTopic("letters", 1, (short) 1)))
                    .all()
                    .get();
            id = registry.register("letters-value", schema);
        }

        try (EmbeddedPlatform second = EmbeddedPlatform.start(Options.keptIn(folder));
                Admin admin = Admin.create(Map.of("bootstrap.servers", second.bootstrapServers()));
                SchemaRegistryClient registry = new CachedSchemaRegistryClient(second.registryUrl(), 10)) {
            assertThat(admin.listTopics().names().get()).contains("letters");
            assertThat(registry.getSchemaById(id)).isEqualTo(schema);
        }
    }

    @Test
    void ifTheRegistryCannotStartTheBrokerIsStopped() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Options options = new Options(Optional.of(folder), 0, other.getLocalPort());

            assertThatThrownBy(() -> EmbeddedPlatform.start(options).close())
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("Schema registry can't listen on 127.0.0.1:" + other.getLocalPort());
        }
        DataFolder.open(folder.resolve("broker")).close(); // refused while a broker has it
    }

    @Test
    void ifTheBrokerCannotStartTheRegistryIsStopped() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Options options = new Options(Optional.of(folder), other.getLocalPort(), 0);

            assertThatThrownBy(() -> EmbeddedPlatform.start(options).close())
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("Kafka broker can't listen on 127.0.0.1:" + other.getLocalPort());
        }
        DataFolder.open(folder.resolve("registry")).close(); // refused while a registry has it
    }

    @Test
    void aFolderThatCannotBeCreatedIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> EmbeddedPlatform.start(Options.keptIn(file.resolve("data")))
                        .close())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file.resolve("data").toString());
    }
}
