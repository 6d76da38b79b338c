package io.oisstreams.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EbbRunsTest {
    private static final Path FILE = Path.of("..", "..", "shared", "data", "cost_events_ebb.jsonl");
    private static final String RUN =
            "{'event_id': 'e1', 'batch': 'b1', 'timestamp': '2025-12-30T22:58:55.242964+01:00',"
                    + " 'outcome': 'VALID', 'cost_usd': 0.00015960000000000003, 'duration_seconds': 16.9}";
    private static final long AT = Instant.parse("2025-12-30T21:58:55.242Z").toEpochMilli();

    @Test
    void aRunIsOneSummaryOfItsBatch() {
        Line line = read(RUN);

        assertThat(line).isEqualTo(new Line.Event(7, Topics.COST_EVENTS, AT, cost("0.000159600000000000")));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0000000000000000025, 0.000000000000000002",
        "0.0000000000000000035, 0.000000000000000004",
        "1000000000000, 1000000000000.000000000000000000",
        "1e-8, 0.000000010000000000",
        "-0.5, -0.500000000000000000",
        "0, 0.000000000000000000"
    })
    void moneyIsExactToEighteenDecimals(String written, String read) {
        Line line = read(RUN.replace("0.00015960000000000003", written));

        assertThat(((Line.Event) line).value()).isEqualTo(cost(read));
    }

    @Test
    void anErrorIsAnError() {
        Line line = read(RUN.replace("VALID", "ERROR"));

        assertThat(((CostEvent) ((Line.Event) line).value()).getOutcome()).isEqualTo(CostOutcome.error);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'VALID',|'executed',|INVALID_FIELD|outcome: expected VALID or ERROR, found the string \"executed\"",
                "'VALID',|'valid',|INVALID_FIELD|outcome: expected VALID or ERROR, found the string \"valid\"",
                "'VALID',|true,|INVALID_FIELD|outcome: expected VALID or ERROR, found true",
                "'VALID',|null,|INVALID_FIELD|outcome: expected VALID or ERROR, found null",
                "'outcome': 'VALID',||MISSING_FIELD|outcome: missing",
                "'batch': 'b1',||MISSING_FIELD|batch: missing",
                "'event_id': 'e1',||MISSING_FIELD|event_id: missing",
                "'e1'|''|INVALID_FIELD|event_id: expected a text that is not empty",
                "'b1'|17|INVALID_FIELD|cycle_id: expected",
                "0.00015960000000000003|'NaN'|INVALID_FIELD|cost_usd: expected a decimal",
            },
            delimiter = '|')
    void aWrongRunIsRejectedWithItsFieldAndWhereItBelongs(
            String good, String bad, RejectionReason reason, String message) {
        String wrong = RUN.replace(good, bad == null ? "" : bad);

        Line line = read(wrong);

        assertThat(line).isInstanceOf(Line.Invalid.class);
        Line.Invalid invalid = (Line.Invalid) line;
        assertThat(invalid.rejection().reason()).isEqualTo(reason);
        assertThat(invalid.rejection().message()).startsWith(message);
        assertThat(invalid.number()).isEqualTo(7);
        assertThat(invalid.source())
                .isEqualTo(new Line.Source(Optional.of("cost.events"), Optional.of("ebb"), OptionalLong.of(AT)));
        assertThat(UTF_8.decode(invalid.bytes()).toString()).isEqualTo(wrong.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'timestamp': '2025-12-30T22:58:55.242964+01:00',||MISSING_FIELD|timestamp: missing",
                "964+01:00||INVALID_FIELD|timestamp_ms: expected milliseconds or ISO 8601 with a zone",
            },
            delimiter = '|')
    void aRunWithoutATimeIsRejectedWithoutOne(String good, String bad, RejectionReason reason, String message) {
        Line.Invalid invalid = (Line.Invalid) read(RUN.replace(good, bad == null ? "" : bad));

        assertThat(invalid.rejection().reason()).isEqualTo(reason);
        assertThat(invalid.rejection().message()).startsWith(message);
        assertThat(invalid.source().timestampMs()).isEmpty();
        assertThat(invalid.source().tenantId()).contains("ebb");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "[]", "'{\"cost_usd\": NaN}'"})
    void whatIsNoObjectIsRejectedAsAnyLine(String text) {
        Line line = LineFormat.EBB.read(7, text.getBytes(UTF_8));

        assertThat(line).isEqualTo(JsonLines.read(7, text.getBytes(UTF_8)));
        assertThat(((Line.Invalid) line).rejection().reason()).isEqualTo(RejectionReason.NOT_JSON);
    }

    @Test
    void allRecordedRunsAreEvents() throws IOException {
        assumeThat(FILE).exists();
        List<Line> read = new ArrayList<>();

        try (JsonLinesFile lines = new JsonLinesFile(FILE, 1_000_000, LineFormat.EBB)) {
            lines.forEachRemaining(read::add);
        }

        assertThat(read).hasSize(210).allMatch(line -> line instanceof Line.Event);
        assertThat(read.get(1))
                .isEqualTo(new Line.Event(
                        2,
                        Topics.COST_EVENTS,
                        Instant.parse("2025-12-30T21:59:12.238Z").toEpochMilli(),
                        CostEvent.newBuilder(cost("0.000159600000000000"))
                                .setEventId("G0-EBB-20251230-215928-002")
                                .setSummaryId("G0-EBB-20251230-215928-002")
                                .setCycleId("EBB-BATCH-20251230_220132")
                                .setTimestampMs(Instant.parse("2025-12-30T21:59:12.238Z"))
                                .build()));
    }

    private static CostEvent cost(String usd) {
        return CostEvent.newBuilder()
                .setEventId("e1")
                .setTenantId("ebb")
                .setTimestampMs(Instant.ofEpochMilli(AT))
                .setCycleId("b1")
                .setSummaryId("e1")
                .setCostUsd(new BigDecimal(usd))
                .setOutcome(CostOutcome.executed)
                .build();
    }

    private static Line read(String line) {
        return LineFormat.EBB.read(7, line.replace('\'', '"').getBytes(UTF_8));
    }
}
