package io.oisstreams.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.integrity.BadInputs.Input;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is in the input topics, the stream goes on, and nothing vanishes. */
@ExtendWith(ClusterParameter.class)
class BadInputTest {
    private static final int REPEATED_AT_MOST = 16 << 20;

    private final Cluster cluster;

    BadInputTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void allBadInputIsRejectedWithItsReasonAndBytesAndTheEventsBetweenAreAccepted() {
        cluster.newTopics(1);
        Map<TopicPartition, Long> mark = Outputs.mark(cluster);
        List<Input> inputs;
        try (Feed feed = new Feed(cluster);
                ForeignSchemas schemas = new ForeignSchemas(cluster.registryUrl())) {
            inputs = new BadInputs(feed, schemas).all();
            good(feed, feed.bytesOf(event(BadInputs.decision("good-0").build())));
            good(feed, schemas.withFutureTier(BadInputs.decision("tier").build()));
            for (int i = 0; i < inputs.size(); i++) {
                Input input = inputs.get(i);
                feed.bytes(input.topic(), input.key(), input.value(), BadInputs.AT_MS + i);
                good(feed, feed.bytesOf(event(BadInputs.decision("after-" + i).build())));
            }
            feed.ticksBefore(Story.START_MS + Cluster.HOUR_MS + 330_000);
        }

        try (RunningApplication running = new RunningApplication(cluster.config(
                "ois.application.id",
                "bad-input",
                "state.dir",
                cluster.folder("bad-input").toString()))) {
            cluster.awaitAllRead("bad-input-integrity");

            Outputs outputs = Outputs.since(cluster, mark);
            Map<String, RejectedTelemetry> rejected = byCoordinates(outputs);
            assertThat(rejected).hasSize(inputs.size());
            assertThat(reasons(rejected)).isEqualTo(expectedReasons(inputs));
            assertThat(inputs).allSatisfy(input -> assertThat(rejected.values())
                    .anySatisfy(rejection -> assertThatItTells(input, rejection)));
            OisRecord record = (OisRecord)
                    outputs.of(Topics.OIS_RECORDS, BadInputs.TENANT).get(0).value();
            assertThat(record.getExtensions().getTelemetry().getTotalDecisions())
                    .isEqualTo(inputs.size() + 2L);
            assertThat(running.meters().find("ois.events.rejected").counters().stream()
                            .mapToDouble(Counter::count)
                            .sum())
                    .isEqualTo(inputs.size());
        }
    }

    private static Admitted event(GovernanceDecision value) {
        return new Admitted(Topics.GOVERNANCE_DECISIONS, BadInputs.AT_MS, value);
    }

    private static void good(Feed feed, byte[] value) {
        feed.bytes(
                Topics.GOVERNANCE_DECISIONS.name(),
                BadInputs.TENANT.getBytes(StandardCharsets.UTF_8),
                value,
                BadInputs.AT_MS);
    }

    private static Map<String, RejectedTelemetry> byCoordinates(Outputs outputs) {
        return outputs.of(Topics.TELEMETRY_REJECTED).values().stream()
                .flatMap(Collection::stream)
                .map(row -> (RejectedTelemetry) row.value())
                .collect(Collectors.toMap(
                        rejected -> rejected.getTopic() + "-" + rejected.getPartition() + "@" + rejected.getOffset(),
                        Function.identity()));
    }

    private static Map<String, Long> reasons(Map<String, RejectedTelemetry> rejected) {
        return rejected.values().stream()
                .collect(Collectors.groupingBy(RejectedTelemetry::getReason, Collectors.counting()));
    }

    private static Map<String, Long> expectedReasons(List<Input> inputs) {
        return inputs.stream()
                .collect(Collectors.groupingBy(input -> input.reason().name(), Collectors.counting()));
    }

    private static void assertThatItTells(Input input, RejectedTelemetry rejection) {
        assertThat(rejection.getTopic()).isEqualTo(input.topic());
        assertThat(rejection.getReason())
                .as(input.what())
                .isEqualTo(input.reason().name());
        assertThat(Arrays.equals(bytes(rejection.getKey()), input.key())).isTrue();
        byte[] value = input.value();
        boolean whole = value == null || value.length <= REPEATED_AT_MOST;
        assertThat(Arrays.equals(bytes(rejection.getValue()), whole ? value : Arrays.copyOf(value, REPEATED_AT_MOST)))
                .isTrue();
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
