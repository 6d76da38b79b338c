package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.embedded.RealPlatform;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPlatform.class)
class TopicProvisioningTest {
    private static final TopicLayout LIVE = new TopicLayout(3, (short) 1, TimestampType.LOG_APPEND_TIME);
    private static final TopicLayout RECORDED = new TopicLayout(3, (short) 1, TimestampType.CREATE_TIME);
    private static final Schema LETTER =
            SchemaBuilder.record("Letter").fields().requiredString("text").endRecord();
    private static final Schema LETTER_WITH_DATE = SchemaBuilder.record("Letter")
            .fields()
            .requiredString("text")
            .optionalLong("date")
            .endRecord();
    private static final Schema LETTER_WITH_SIGNATURE = SchemaBuilder.record("Letter")
            .fields()
            .requiredString("text")
            .requiredString("signature")
            .endRecord();

    private final EmbeddedPlatform platform;

    TopicProvisioningTest(EmbeddedPlatform platform) {
        this.platform = platform;
    }

    @Test
    void whatWasCreatedPassesTheCheck() {
        TopicProvisioning provisioning = provisioning(LIVE, input("created.in", LETTER), output("created.out"));

        List<String> created = provisioning.create();

        assertThat(created).containsExactly("created.in", "created.out");
        assertThat(provisioning.check()).isEmpty();
    }

    @Test
    void creatingAgainChangesNothing() {
        TopicProvisioning provisioning = provisioning(LIVE, input("again.in", LETTER), output("again.out"));
        provisioning.create();

        List<String> created = provisioning.create();

        assertThat(created).isEmpty();
    }

    @Test
    void liveInputsGetTheBrokersTime() throws Exception {
        provisioning(LIVE, input("live.in", LETTER), output("live.out")).create();

        Config input = config("live.in");

        assertThat(value(input, "message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(value(input, "retention.ms")).isEqualTo("-1");
        assertThat(value(input, "max.message.bytes")).isEqualTo("16777216");
        assertThat(value(config("live.out"), "message.timestamp.type")).isEqualTo("CreateTime");
        assertThat(value(config("live.out"), "max.message.bytes")).isEqualTo("17825792");
    }

    @Test
    void recordedInputsKeepTimesFarFromToday() throws Exception {
        provisioning(RECORDED, input("recorded.in", LETTER)).create();

        Config input = config("recorded.in");

        assertThat(value(input, "message.timestamp.type")).isEqualTo("CreateTime");
        assertThat(value(input, "message.timestamp.before.max.ms")).isEqualTo(Long.toString(Long.MAX_VALUE));
        assertThat(value(input, "message.timestamp.after.max.ms")).isEqualTo(Long.toString(Long.MAX_VALUE));
    }

    @Test
    void aTopicsOwnSettingsGoFirst() throws Exception {
        TopicSpec compacted = new TopicSpec(
                "own.out", Optional.empty(), false, Map.of("cleanup.policy", "compact", "retention.ms", "5000"));
        provisioning(LIVE, compacted).create();

        Config config = config("own.out");

        assertThat(value(config, "cleanup.policy")).isEqualTo("compact");
        assertThat(value(config, "retention.ms")).isEqualTo("5000");
    }

    @Test
    void theCheckFindsWhatIsMissing() {
        List<String> findings = provisioning(LIVE, input("absent.in", LETTER)).check();

        assertThat(findings)
                .containsExactly("Topic absent.in is missing", "Schema for subject absent.in-value is missing");
    }

    @Test
    void theCheckFindsAWrongNumberOfPartitions() throws Exception {
        createTopic("narrow.in", 2, Map.of("message.timestamp.type", "LogAppendTime"));
        createTopic("narrow.out", 2, Map.of());

        List<String> findings =
                provisioning(LIVE, input("narrow.in"), output("narrow.out")).check();

        assertThat(findings)
                .hasSize(2)
                .anyMatch(finding -> finding.startsWith("Topic narrow.in has 2 partitions, but topics.partitions=3"))
                .anyMatch(finding -> finding.startsWith("Topic narrow.out has 2 partitions, but topics.partitions=3"));
    }

    @Test
    void newTopicsAreNotCreatedBesideOnesWithAnotherNumberOfPartitions() throws Exception {
        createTopic("uneven.old", 2, Map.of());
        TopicProvisioning provisioning = provisioning(LIVE, input("uneven.old"), input("uneven.new"));

        assertThatThrownBy(provisioning::create)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("uneven.old has 2 partitions");
        assertThat(topicNames()).doesNotContain("uneven.new");
    }

    @Test
    void theCheckFindsAProducersTimeWhereTheBrokersIsNeeded() throws Exception {
        createTopic("clock.in", 3, Map.of("message.timestamp.type", "CreateTime"));

        List<String> findings = provisioning(LIVE, input("clock.in")).check();

        assertThat(findings)
                .containsExactly("Topic clock.in has message.timestamp.type=CreateTime, but LogAppendTime is needed");
    }

    @Test
    void aProducersTimeIsAcceptedWhereItCannotRunAhead() throws Exception {
        createTopic(
                "bounded.in",
                3,
                Map.of("message.timestamp.type", "CreateTime", "message.timestamp.after.max.ms", "5000"));

        List<String> findings = provisioning(LIVE, input("bounded.in")).check();

        assertThat(findings).isEmpty();
    }

    @Test
    void theCheckFindsTheBrokersTimeWhereRecordedTimeIsNeeded() throws Exception {
        createTopic("rerun.in", 3, Map.of("message.timestamp.type", "LogAppendTime"));

        List<String> findings = provisioning(RECORDED, input("rerun.in")).check();

        assertThat(findings)
                .containsExactly("Topic rerun.in has message.timestamp.type=LogAppendTime, but CreateTime is needed");
    }

    @Test
    void aCompatibleSchemaBecomesTheNextVersion() throws Exception {
        provisioning(LIVE, input("grown.in", LETTER)).create();
        TopicProvisioning next = provisioning(LIVE, input("grown.in", LETTER_WITH_DATE));
        assertThat(next.check())
                .singleElement()
                .asString()
                .contains("Letter is not registered for subject grown.in-value");

        next.create();

        assertThat(next.check()).isEmpty();
        assertThat(provisioning(LIVE, input("grown.in", LETTER)).check())
                .as("an instance not yet upgraded")
                .isEmpty();
    }

    @Test
    void anIncompatibleSchemaIsFoundAndRefused() {
        provisioning(LIVE, input("broken.in", LETTER)).create();
        TopicProvisioning next = provisioning(LIVE, input("broken.in", LETTER_WITH_SIGNATURE));

        assertThat(next.check())
                .containsExactly("Schema Letter is incompatible with the one registered for subject broken.in-value");
        assertThatThrownBy(next::create)
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith(
                        "Schema Letter for subject broken.in-value is incompatible with the registered one")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aSubjectThatAcceptsAnythingIsFoundAndMended() throws Exception {
        TopicProvisioning provisioning = provisioning(LIVE, input("lax.in", LETTER));
        provisioning.create();
        try (SchemaRegistryClient registry = registry()) {
            registry.updateCompatibility("lax.in-value", "NONE");
        }
        assertThat(provisioning.check())
                .containsExactly("Subject lax.in-value has compatibility NONE, but BACKWARD is needed");

        provisioning.create();

        assertThat(provisioning.check()).isEmpty();
    }

    @Test
    void aStricterSubjectStaysStrict() throws Exception {
        try (SchemaRegistryClient registry = registry()) {
            registry.register("strict.in-value", new AvroSchema(LETTER));
            registry.updateCompatibility("strict.in-value", "FULL");

            provisioning(LIVE, input("strict.in", LETTER)).create();

            assertThat(registry.getCompatibility("strict.in-value")).isEqualTo("FULL");
        }
    }

    @Test
    void anUnreachableBrokerIsNamed() throws IOException {
        String nobody = "127.0.0.1:" + unusedPort();
        TopicProvisioning provisioning = new TopicProvisioning(
                Map.of("bootstrap.servers", nobody, "default.api.timeout.ms", 1000),
                platform.registryUrl(),
                List.of(input("any.in")),
                LIVE);

        assertThatThrownBy(provisioning::check)
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("Kafka at " + nobody + " can't be reached");
    }

    @Test
    void anUnreachableRegistryIsNamed() throws IOException {
        String nobody = "http://127.0.0.1:" + unusedPort();
        TopicProvisioning provisioning = new TopicProvisioning(
                Map.of("bootstrap.servers", platform.bootstrapServers()),
                nobody,
                List.of(input("any.in", LETTER)),
                LIVE);

        assertThatThrownBy(provisioning::check)
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("Schema registry " + nobody + " can't be reached");
    }

    @Test
    void aServerThatNeverAnswersIsNamedInBoundedTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            TopicProvisioning provisioning = new TopicProvisioning(
                    Map.of("bootstrap.servers", platform.bootstrapServers(), "default.api.timeout.ms", "2000"),
                    url,
                    List.of(input("any.in", LETTER)),
                    LIVE);

            assertThatThrownBy(provisioning::check)
                    .isInstanceOf(StartupException.class)
                    .hasMessageStartingWith("Schema registry " + url + " can't be reached");
        }
    }

    @Test
    void anUnresolvableBrokerIsNamed() {
        TopicProvisioning provisioning = new TopicProvisioning(
                Map.of("bootstrap.servers", "no-such-host.invalid:9092"), platform.registryUrl(), List.of(), LIVE);

        assertThatThrownBy(provisioning::check)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("no-such-host.invalid:9092");
    }

    private TopicProvisioning provisioning(TopicLayout layout, TopicSpec... topics) {
        return new TopicProvisioning(
                Map.of("bootstrap.servers", platform.bootstrapServers()),
                platform.registryUrl(),
                List.of(topics),
                layout);
    }

    private static TopicSpec input(String name, Schema schema) {
        return new TopicSpec(name, Optional.of(schema), true, Map.of());
    }

    private static TopicSpec input(String name) {
        return new TopicSpec(name, Optional.empty(), true, Map.of());
    }

    private static TopicSpec output(String name) {
        return new TopicSpec(name, Optional.empty(), false, Map.of());
    }

    private void createTopic(String name, int partitions, Map<String, String> configs) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configs)))
                    .all()
                    .get();
        }
    }

    private Config config(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
        }
    }

    private static String value(Config config, String name) {
        return config.get(name).value();
    }

    private Iterable<String> topicNames() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
    }

    private SchemaRegistryClient registry() {
        return new CachedSchemaRegistryClient(platform.registryUrl(), 10);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
