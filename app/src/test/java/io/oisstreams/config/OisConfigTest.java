package io.oisstreams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OisConfigTest {
    private final Path folder;

    OisConfigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void defaultsAreThoseOfTheSpecification() {
        OisConfig config = OisConfig.of(Map.of());

        assertThat(config.window()).isEqualTo(Duration.ofHours(24));
        assertThat(config.settle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.silentWindows()).isEqualTo(7);
        assertThat(config.processingGuarantee()).isEqualTo("exactly_once_v2");
        assertThat(config.exclusions()).isEmpty();
        assertThat(config.weights())
                .containsExactly(
                        Map.entry("w_DR", new BigDecimal("0.25")),
                        Map.entry("w_ASI", new BigDecimal("0.15")),
                        Map.entry("w_ES", new BigDecimal("0.20")),
                        Map.entry("w_PC", new BigDecimal("0.15")),
                        Map.entry("w_SD", new BigDecimal("0.10")),
                        Map.entry("w_VI", new BigDecimal("0.15")));
    }

    @Test
    void everyAccessorReturnsWhatWasGiven() {
        OisConfig config = OisConfig.of(Map.ofEntries(
                Map.entry("bootstrap.servers", "a:1,b:2"),
                Map.entry("schema.registry.url", "https://r:3"),
                Map.entry("ois.application.id", "x"),
                Map.entry("state.dir", "/var/ois"),
                Map.entry("num.stream.threads", "3"),
                Map.entry("num.standby.replicas", "1"),
                Map.entry("commit.interval.ms", "250"),
                Map.entry("processing.guarantee", "at_least_once"),
                Map.entry("topics.partitions", "6"),
                Map.entry("topics.replication.factor", "3"),
                Map.entry("tick.interval.ms", "500"),
                Map.entry("event.max.bytes", "2048"),
                Map.entry("ois.provisional.min.decisions", "9"),
                Map.entry("ois.degradations.retention.windows", "5"),
                Map.entry("verification.threads", "2"),
                Map.entry("verification.slh.dsa", "bouncycastle"),
                Map.entry("signing.keys.dir", "/var/keys"),
                Map.entry("ois.log.origin", "example.com/ois~1"),
                Map.entry("operations.signature.max.age", "5m"),
                Map.entry("operations.replay.guard", "true"),
                Map.entry("operations.replay.memory", "2h")));

        assertThat(config.bootstrapServers()).isEqualTo("a:1,b:2");
        assertThat(config.schemaRegistryUrl()).isEqualTo("https://r:3");
        assertThat(config.applicationId("integrity")).isEqualTo("x-integrity");
        assertThat(config.stateDir()).isEqualTo(Path.of("/var/ois"));
        assertThat(config.streamThreads()).isEqualTo(3);
        assertThat(config.standbyReplicas()).isEqualTo(1);
        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.processingGuarantee()).isEqualTo("at_least_once");
        assertThat(config.topicPartitions()).isEqualTo(6);
        assertThat(config.topicReplicationFactor()).isEqualTo((short) 3);
        assertThat(config.tickInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.eventMaxBytes()).isEqualTo(2048);
        assertThat(config.provisionalMinDecisions()).isEqualTo(9);
        assertThat(config.degradationsRetentionWindows()).isEqualTo(5);
        assertThat(config.verificationThreads()).isEqualTo(2);
        assertThat(config.slhDsaVerification()).isEqualTo("bouncycastle");
        assertThat(config.signingKeysDir()).contains(Path.of("/var/keys"));
        assertThat(config.logOrigin()).isEqualTo("example.com/ois~1");
        assertThat(config.operations().signatureMaxAge()).hasValue(Duration.ofMinutes(5));
        assertThat(config.operations().replayGuard()).isTrue();
        assertThat(config.operations().replayMemory()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void withoutAFolderOfKeysNothingIsSigned() {
        assertThat(OisConfig.of(Map.of()).signingKeysDir()).isEmpty();
        assertThat(OisConfig.of(Map.of()).logOrigin()).isEqualTo("ois-streams");
    }

    @Test
    void theFolderOfKeysMayBeInTheHomeFolder() {
        OisConfig config = OisConfig.of(Map.of("signing.keys.dir", "~/keys"));

        assertThat(config.signingKeysDir())
                .contains(Path.of(System.getProperty("user.home"), "keys").toAbsolutePath());
    }

    @Test
    void signedOperationsAreJudgedByTheirSignaturesAloneUnlessConfigured() {
        OisConfig config = OisConfig.of(Map.of());

        assertThat(config.operations().signatureMaxAge()).isEmpty();
        assertThat(config.operations().replayGuard()).isFalse();
        assertThat(config.operations().replayMemory()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void environmentOverridesTheFileAndFlagsOverrideBoth() throws IOException {
        Path file = file("ois.window=2h\nhttp.port=1\nhttp.host=filehost\nois.settle=1s\n");

        OisConfig config = OisConfig.load(
                Optional.of(file),
                Map.of("OIS_WINDOW", "3h", "OIS_HTTP_PORT", "2", "PATH", "/bin"),
                Map.of("http.port", "3"));

        assertThat(config.settle()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.httpHost()).isEqualTo("filehost");
        assertThat(config.window()).isEqualTo(Duration.ofHours(3));
        assertThat(config.httpPort()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "48h, PT48H",
        "120m, PT2H",
        "7200s, PT2H",
        "3600000, PT1H",
        "3600000ms, PT1H",
        "PT24H, PT24H",
        "P2D, PT48H",
        "2d, PT48H",
        "' 24h ', PT24H"
    })
    void acceptsDurationsInEveryForm(String text, Duration expected) {
        assertThat(OisConfig.of(Map.of("ois.window", text)).window()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ois.window=90m",
                "ois.window=0h",
                "ois.window=30m",
                "ois.window=-24h",
                "ois.window=24",
                "ois.window=a day",
                "ois.log.origin=",
                "ois.log.origin=a b",
                "ois.log.origin=a\tb",
                "ois.log.origin=a+b",
                "ois.log.origin=a/",
                "ois.log.origin=/",
                "ois.log.origin=\u00e4",
                "ois.log.origin=a\u00a0b",
                "ois.window=",
                "ois.window=999999999999999999h",
                "ois.window=PT1H0.0001S",
                "ois.settle=0",
                "ois.settle=61m",
                "ois.settle=PT-5M",
                "http.port=65536",
                "http.port=-1",
                "http.port=http",
                "http.host=",
                "bootstrap.servers=",
                "bootstrap.servers=localhost",
                "bootstrap.servers=a:1,,b:2",
                "schema.registry.url=localhost:8081",
                "application.server=here",
                "ois.application.id=a b",
                "ois.application.id=",
                "state.dir=",
                "num.stream.threads=-1",
                "num.stream.threads=1.5",
                "num.standby.replicas=-1",
                "commit.interval.ms=0",
                "processing.guarantee=exactly_once",
                "topics.partitions=0",
                "topics.replication.factor=0",
                "topics.replication.factor=40000",
                "tick.interval.ms=0",
                "event.max.bytes=0",
                "event.max.bytes=99999999",
                "ois.silent.windows=-1",
                "ois.provisional.min.decisions=-1",
                "ois.degradations.retention.windows=0",
                "verification.threads=-1",
                "verification.slh.dsa=sun",
                "operations.signature.max.age=0s",
                "operations.signature.max.age=366d",
                "operations.signature.max.age=soon",
                "operations.replay.guard=perhaps",
                "operations.replay.memory=59s",
                "operations.replay.memory=",
                "ois.exclusions=agents=none",
                "ois.exclusions=agent_scope_integrity",
                "ois.exclusions=agent_scope_integrity= ",
                "ois.exclusions=signer_diversity=a;signer_diversity=b",
                "ois.weights=",
                "ois.weights=w_DR=1",
                "ois.weights=w_DR=0.25,w_ASI=0.15,w_ES=0.20,w_PC=0.15,w_SD=0.10,w_XX=0.15",
                "ois.weights=w_DR=1.1,w_ASI=0,w_ES=0,w_PC=0,w_SD=0,w_VI=0",
                "ois.weights=w_DR=-1,w_ASI=1,w_ES=1,w_PC=0,w_SD=0,w_VI=0",
                "ois.weights=w_DR=1e-999999999,w_ASI=1,w_ES=0,w_PC=0,w_SD=0,w_VI=0",
                "ois.weights=w_DR=0.5,w_DR=0.5,w_ASI=0,w_ES=0,w_PC=0,w_SD=0,w_VI=0"
            })
    void refusesAWrongValueWithOneLineThatNamesSettingAndValue(String setting) {
        String name = setting.substring(0, setting.indexOf('='));
        String value = setting.substring(setting.indexOf('=') + 1);

        assertThatThrownBy(() -> OisConfig.of(Map.of(name, value)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("WEIGHT_SUM_VIOLATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.26", "0.24", "0.250000000000000000000000000001"})
    void refusesWeightsThatDoNotSumToOneExactly(String first) {
        String weights = "w_DR=" + first + ",w_ASI=0.15,w_ES=0.20,w_PC=0.15,w_SD=0.10,w_VI=0.15";

        assertThatThrownBy(() -> OisConfig.of(Map.of("ois.weights", weights)))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("WEIGHT_SUM_VIOLATION")
                .hasMessageContaining(weights);
    }

    @Test
    void keepsTheDocumentsOrderOfWeightsHoweverTheyAreGiven() {
        OisConfig config =
                OisConfig.of(Map.of("ois.weights", "w_VI=0, w_SD=0, w_PC=0.7, w_ES=0.1, w_ASI=0.1, w_DR=0.1"));

        assertThat(config.weights().keySet()).containsExactly("w_DR", "w_ASI", "w_ES", "w_PC", "w_SD", "w_VI");
        assertThat(config.weights()).containsEntry("w_PC", new BigDecimal("0.7"));
    }

    @Test
    void readsExclusionsWithTheirReasons() {
        OisConfig config = OisConfig.of(Map.of(
                "ois.exclusions", "signer_diversity=one family = policy; agent_scope_integrity=no agents here;"));

        assertThat(config.exclusions())
                .containsExactly(
                        Map.entry("signer_diversity", "one family = policy"),
                        Map.entry("agent_scope_integrity", "no agents here"));
    }

    @Test
    void refusesAnUnknownSettingInTheFileAndNamesTheNearest() throws IOException {
        Path file = file("ois.widnow=24h\n");

        assertThatThrownBy(() -> OisConfig.load(Optional.of(file), Map.of(), Map.of()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("ois.widnow=24h")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("did you mean ois.window?");
    }

    @Test
    void refusesAnUnknownEnvironmentVariableAndNamesTheNearest() {
        assertThatThrownBy(() -> OisConfig.load(Optional.empty(), Map.of("OIS_OIS_WINDOW", "24h"), Map.of()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("OIS_OIS_WINDOW")
                .hasMessageContaining("did you mean OIS_WINDOW?");
    }

    @Test
    void leavesTheLaunchersVariablesAlone() {
        Map<String, String> environment = Map.of("OIS_JAVA_OPTS", "-Xmx1g", "OIS_REGISTRY_HOME", "/opt/registry");

        assertThat(OisConfig.load(Optional.empty(), environment, Map.of()).httpPort())
                .isEqualTo(8080);
    }

    @Test
    void saysWhichConfigurationFileCanNotBeRead() {
        Path missing = folder.resolve("none.properties");

        assertThatThrownBy(() -> OisConfig.load(Optional.of(missing), Map.of(), Map.of()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void givesKafkaSettingsToEveryClientWithoutTheirPrefix() throws IOException {
        OisConfig config = OisConfig.load(
                Optional.of(file("kafka.security.protocol=SSL\nkafka.linger.ms=5\n")),
                Map.of("OIS_KAFKA_SSL_PROTOCOL", "TLSv1.3"),
                Map.of("kafka.linger.ms", "6"));

        assertThat(config.kafkaClientProperties())
                .containsOnly(
                        Map.entry("bootstrap.servers", "localhost:9092"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("ssl.protocol", "TLSv1.3"),
                        Map.entry("linger.ms", "6"));
        assertThat(config.serdeProperties())
                .containsEntry("schema.registry.url", "http://localhost:8081")
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void derivesTheAddressForOtherInstancesFromTheHttpAddress() {
        Map<String, String> http = Map.of("http.host", "10.0.0.7", "http.port", "9000");

        assertThat(OisConfig.of(http).applicationServer()).isEqualTo("10.0.0.7:9000");
        assertThat(OisConfig.of(Map.of("http.host", "::1")).applicationServer()).isEqualTo("[::1]:8080");
        assertThat(OisConfig.of(Map.of("http.host", "0.0.0.0")).applicationServer())
                .endsWith(":8080")
                .doesNotStartWith("0.0.0.0");
        assertThat(OisConfig.of(Map.of("application.server", "ois-1:80")).applicationServer())
                .isEqualTo("ois-1:80");
    }

    @Test
    void resolvesTheHomeFolderInTheStateFolder() {
        assertThat(OisConfig.of(Map.of()).stateDir())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".ois-streams", "state"));
    }

    @Test
    void takesNoMoreThreadsThanPartitionsByDefault() {
        OisConfig config = OisConfig.of(Map.of("topics.partitions", "1"));

        assertThat(config.streamThreads()).isEqualTo(1);
        assertThat(config.verificationThreads()).isPositive();
    }

    @Test
    void verifiesOnTheJdkUnlessToldOtherwise() {
        assertThat(OisConfig.of(Map.of()).slhDsaVerification()).isEqualTo("jdk");
    }

    @Test
    void withDefaultsFillsInOnlyWhatIsNotGiven() {
        OisConfig config = OisConfig.of(Map.of("topics.partitions", "3"))
                .withDefaults(Map.of("topics.partitions", "1", "tick.interval.ms", "10000"));

        assertThat(config.topicPartitions()).isEqualTo(3);
        assertThat(config.tickInterval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void withReplacesSomeSettingsAndKeepsTheOthers() {
        OisConfig config = OisConfig.of(Map.of("ois.window", "2h", "http.port", "0", "kafka.linger.ms", "1"));

        OisConfig changed = config.with(Map.of("http.port", "4711"));

        assertThat(changed.httpPort()).isEqualTo(4711);
        assertThat(changed.window()).isEqualTo(Duration.ofHours(2));
        assertThat(changed.kafkaOverrides()).containsOnly(Map.entry("linger.ms", "1"));
        assertThat(config.httpPort()).isZero();
    }

    @Test
    void whatIsForTheClustersClientsCanBeLeftOut() {
        OisConfig config = OisConfig.of(Map.of("kafka.linger.ms", "1", "topics.partitions", "3"));

        OisConfig without = config.withoutKafkaOverrides();

        assertThat(without.kafkaOverrides()).isEmpty();
        assertThat(without.topicPartitions()).isEqualTo(3);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("ois.properties"), content);
    }
}
