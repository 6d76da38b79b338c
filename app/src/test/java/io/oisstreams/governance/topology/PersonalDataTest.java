package io.oisstreams.governance.topology;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Meter;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.governance.Decisions;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.streams.TopologyDriver;
import io.oisstreams.streams.WriteBehindStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No personal data in dimensions (WF5, invariant 4), and in nothing else that leaves the capability but the rejected original. */
class PersonalDataTest {
    private static final long AT = 1_779_350_400_000L; // 2026-05-21T08:00:00Z
    private static final long DAY = 86_400_000;

    /** Whatever a field holds, it holds one of these. */
    private static final List<String> TRACES = List.of("erika.mustermann", "example.org", "Erika Mustermann");

    private final TopologyDriver driver = new TopologyDriver(GovernanceTopology::build);
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.oisstreams");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        ours.setLevel(null);
        root.detachAppender(log);
        driver.close();
    }

    /** Every text but the tenant is about a person: the schema says which there are, so that new ones are tested too. */
    private static GovernanceDecision personal(String id, GovernanceDecision.Builder of) {
        GovernanceDecision decision = of.build();
        int texts = 0;
        for (Schema.Field field : decision.getSchema().getFields()) {
            if (isText(field.schema()) && !field.name().equals("tenant_id")) {
                String person = texts++ % 2 == 0 ? "erika.mustermann@example.org" : "Erika Mustermann";
                decision.put(field.pos(), field.name() + " " + id + " " + person);
            }
        }
        assertThat(texts).isGreaterThanOrEqualTo(7);
        return decision;
    }

    private static boolean isText(Schema schema) {
        return schema.getType() == Schema.Type.STRING
                || (schema.isUnion() && schema.getTypes().stream().anyMatch(PersonalDataTest::isText));
    }

    private void send(GovernanceDecision decision) {
        driver.send(Topics.GOVERNANCE_DECISIONS, decision, AT);
    }

    private static void checkClean(String what, String text) {
        assertThat(TRACES.stream().filter(text::contains)).as(what).isEmpty();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private <T extends SpecificRecord> int checkOutputs(EventTopic topic, Class<T> type) {
        List<T> values = driver.values(topic, type);
        for (T value : values) {
            checkClean(topic.name() + " in bytes", latin1(driver.bytes(topic, value)));
            checkClean(topic.name() + " as JSON", AvroJson.write(value).toString());
        }
        return values.size();
    }

    private int checkBuckets() {
        return checkRows(driver.keyValueStore(GovernanceTopology.BUCKETS_STORE).all());
    }

    private int checkIds() {
        return checkRows(((WriteBehindStore) driver.store(GovernanceTopology.IDS_STORE)).all());
    }

    private static int checkRows(KeyValueIterator<Bytes, byte[]> all) {
        int rows = 0;
        try (all) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> row = all.next();
                checkClean("key of a row", latin1(row.key.get()));
                checkClean("row", latin1(row.value));
                rows++;
            }
        }
        return rows;
    }

    private void checkMeters() {
        assertThat(driver.meters().getMeters()).isNotEmpty();
        for (Meter meter : driver.meters().getMeters()) {
            checkClean("meter", meter.getId() + " " + meter.getId().getDescription());
        }
    }

    private void checkLog() {
        LoggerFactory.getLogger("io.oisstreams.governance").trace("the log is listened to");
        List<String> lines = log.list.stream().map(PersonalDataTest::line).toList();
        assertThat(lines).anyMatch(line -> line.contains("the log is listened to"));
        checkClean("log", String.join("\n", lines));
    }

    private static String line(ILoggingEvent event) {
        String arguments = Stream.ofNullable(event.getArgumentArray())
                .flatMap(Arrays::stream)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        String failure =
                event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return String.join(
                " ",
                event.getFormattedMessage(),
                arguments,
                event.getMDCPropertyMap().toString(),
                failure);
    }

    @Test
    void whatCountsLeavesNoTrace() {
        GovernanceDecision denied = personal("a", Decisions.denied("", AT, "").setHumanMinutes(1.0));
        send(denied);
        send(personal("b", Decisions.incident("", AT, 5_000)));
        send(denied);
        driver.tick(AT + 2 * DAY);

        assertThat(driver.meters().get("ois.events.accepted").counter().count()).isEqualTo(2);
        assertThat(driver.meters().get("ois.events.duplicate").counter().count())
                .isEqualTo(1);
        assertThat(checkOutputs(Topics.METRICS_ROLLUPS, MetricsRollup.class)).isEqualTo(2);
        assertThat(checkOutputs(Topics.ALERTS, Alert.class)).isEqualTo(2);
        assertThat(checkOutputs(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class))
                .isZero();
        assertThat(checkBuckets()).isGreaterThan(5);
        assertThat(checkIds()).isPositive();
        checkMeters();
        checkLog();
    }

    @Test
    void whatIsRejectedIsKeptAsItWasAndTheReasonSaysNothingOfIt() {
        send(personal("a", Decisions.allowed("", AT)));
        send(personal("a", Decisions.allowed("", AT + 1)));
        send(personal("b", Decisions.allowed("", AT + 6_000)));
        send(personal("c", Decisions.allowed("", AT).setHumanMinutes(-1.0)));
        send(personal("d", Decisions.allowed("", AT).setComputeCostUnits(Double.NaN)));
        send(personal("e", Decisions.incident("", AT, 1).setIncidentDetectedTsMs(Instant.ofEpochMilli(-1))));
        send(personal("f".repeat(2_000), Decisions.allowed("", AT)));
        byte[] good = driver.bytes(Topics.GOVERNANCE_DECISIONS, personal("g", Decisions.allowed("", AT)));
        driver.sendBytes(Topics.GOVERNANCE_DECISIONS, new byte[] {'u'}, good, AT);
        for (int length = 1; length < good.length; length++) {
            driver.sendBytes(Topics.GOVERNANCE_DECISIONS, new byte[] {'t'}, Arrays.copyOf(good, length), AT);
        }
        driver.tick(AT + 2 * DAY);

        List<RejectedTelemetry> rejected = driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class);
        assertThat(rejected).hasSize(7 + good.length - 1);
        assertThat(rejected)
                .extracting(RejectedTelemetry::getReason)
                .contains("DUPLICATE_CONFLICT", "CLOCK_SKEW", "INVALID_FIELD", "KEY_MISMATCH", "NOT_AVRO");
        for (RejectedTelemetry telemetry : rejected) {
            checkClean("message", telemetry.getMessage());
            checkClean("reason", telemetry.getReason());
        }
        assertThat(latin1(rejected.get(0).getValue().array())).contains(TRACES);
        assertThat(checkOutputs(Topics.METRICS_ROLLUPS, MetricsRollup.class)).isEqualTo(2);
        checkBuckets();
        checkIds();
        checkMeters();
        checkLog();
    }
}
