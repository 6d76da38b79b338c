package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.config.OisConfig;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    private final RocksMemory memory = new RocksMemory(16L << 20);

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void isExactlyOnceAndReadsOnlyWhatIsCommitted() {
        StreamsConfig settings = settings(Map.of());

        assertThat(settings.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(settings.getString("application.id")).isEqualTo("ois-streams-integrity");
        assertThat(settings.getString("application.server")).isEqualTo("127.0.0.1:8080");
        assertThat(settings.getString("group.protocol")).isEqualTo("classic");
        assertThat(settings.getLong("commit.interval.ms")).isEqualTo(200);
        assertThat(settings.getMainConsumerConfigs("g", "c", 1)).containsEntry("isolation.level", "read_committed");
        assertThat(settings.getRestoreConsumerConfigs("c")).containsEntry("isolation.level", "read_committed");
        assertThat(settings.getProducerConfigs("c"))
                .containsEntry("compression.type", "lz4")
                .containsEntry("max.request.size", StreamsSettings.MAX_RECORD_BYTES);
    }

    @Test
    void readsOnlyWhatIsCommittedAtLeastOnceToo() {
        StreamsConfig settings = settings(Map.of("processing.guarantee", "at_least_once"));

        assertThat(settings.getMainConsumerConfigs("g", "c", 1)).containsEntry("isolation.level", "read_committed");
    }

    @Test
    void letsKafkaSettingsOverrideEverything() {
        StreamsConfig settings = settings(Map.of(
                "kafka.compression.type",
                "zstd",
                "kafka.commit.interval.ms",
                "900",
                "kafka.consumer.fetch.max.bytes",
                "5"));

        assertThat(settings.getProducerConfigs("c")).containsEntry("compression.type", "zstd");
        assertThat(settings.getLong("commit.interval.ms")).isEqualTo(900);
        assertThat(settings.getMainConsumerConfigs("g", "c", 1)).containsEntry("fetch.max.bytes", "5");
    }

    private StreamsConfig settings(Map<String, String> given) {
        Properties properties = StreamsSettings.of("integrity", OisConfig.of(given), memory);
        return new StreamsConfig(properties);
    }
}
