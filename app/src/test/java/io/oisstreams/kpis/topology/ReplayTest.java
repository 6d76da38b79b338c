package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.kpis.topology.KpiLog.Entry;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.KpiValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One log has one result, however often it is read, and whichever of the topics is read first. */
class ReplayTest {
    /** How far a record may be read behind the ticks, in ms: they wait so long before time passes. */
    private static final int BEHIND_MS = 2_000;

    /** How late a tick may be, in ms. */
    private static final int LATE_TICK_MS = 5_000;

    private static final int AHEAD_MS = 10_000;
    private static final int EVENTS = 150;

    /** Something to read: an event, or a tick if there is none. */
    private record Read(long orderMs, List<Entry> event, long tickMs) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLogThatIsReadTwiceHasEqualValuesAndAlertsByteForByte(long seed) {
        List<Read> log = interleaved(KpiLog.random(seed, EVENTS), new SplittableRandom(seed), false);

        List<String> first = outputs(log);

        assertThat(outputs(log)).isEqualTo(first).hasSizeGreaterThan(EVENTS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderAmongTopicsDoesNotMatter(long seed) {
        List<Entry> entries = KpiLog.random(seed, EVENTS);
        SplittableRandom random = new SplittableRandom(seed);

        List<String> one = sorted(outputs(interleaved(entries, random, true)));
        List<String> other = sorted(outputs(interleaved(entries, random, true)));

        assertThat(other).isEqualTo(one);
    }

    private static List<String> sorted(List<String> outputs) {
        return outputs.stream().sorted().toList();
    }

    /** Ticks by their times; each topic in its own order, ahead of them or behind. */
    private static List<Read> interleaved(List<Entry> entries, SplittableRandom random, boolean shifted) {
        List<Read> reads = new ArrayList<>();
        Map<EventTopic, Long> latest = new HashMap<>();
        for (Entry entry : entries) {
            long shift = shifted ? random.nextInt(-AHEAD_MS, BEHIND_MS) : 0;
            long orderMs = latest.merge(entry.topic(), entry.admissionMs() + shift, Math::max);
            reads.add(new Read(orderMs, List.of(entry), 0));
        }
        Stream<Long> ticks = entries.stream()
                .flatMap(entry ->
                        Stream.of(entry.admissionMs(), entry.admissionMs() + 1_999, entry.admissionMs() + 7_000));
        Stream<Long> closes = Stream.of(1, 2, 3, 4, 5, 6)
                .map(day -> DAY + day * DAY_MS + 307_000L + (shifted ? random.nextInt(LATE_TICK_MS) : 0));
        Stream.concat(ticks, closes).forEach(tickMs -> reads.add(new Read(tickMs, List.of(), tickMs)));
        reads.sort(Comparator.comparingLong(Read::orderMs));
        return reads;
    }

    private static List<String> outputs(List<Read> log) {
        List<String> outputs = new ArrayList<>();
        try (KpiEvents events = new KpiEvents()) {
            for (Read read : log) {
                read.event().forEach(entry -> events.send(entry.topic(), entry.event(), entry.admissionMs()));
                if (read.event().isEmpty()) {
                    events.driver.tick(read.tickMs());
                }
            }
            outputs.addAll(shown(events, Topics.KPI_VALUES, KpiValue.class));
            outputs.addAll(shown(events, Topics.ALERTS, Alert.class));
        }
        return outputs;
    }

    private static <T extends SpecificRecord> List<String> shown(KpiEvents events, EventTopic topic, Class<T> type) {
        List<TestRecord<String, T>> records = events.driver.records(topic, type);
        return records.stream()
                .map(record -> record.timestamp() + " " + record.key() + " " + record.value() + " "
                        + HexFormat.of().formatHex(events.driver.bytes(topic, record.value())))
                .toList();
    }
}
