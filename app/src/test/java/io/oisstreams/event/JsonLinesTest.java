package io.oisstreams.event;

import static io.oisstreams.event.Lines.HEADER;
import static io.oisstreams.event.Lines.action;
import static io.oisstreams.event.Lines.assertRefused;
import static io.oisstreams.event.Lines.read;
import static io.oisstreams.event.RejectionReason.INVALID_FIELD;
import static io.oisstreams.event.RejectionReason.MISSING_FIELD;
import static io.oisstreams.event.RejectionReason.NOT_JSON;
import static io.oisstreams.event.RejectionReason.NULL_VALUE;
import static io.oisstreams.event.RejectionReason.UNKNOWN_TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    @Test
    void anEventIsReadWithItsDefaults() {
        Line line = read("{'topic':'governance.decisions','value':{" + HEADER
                + ",'request_id':'r1','decision':'escalate','reason_code':'c1'}}");

        assertThat(line)
                .isEqualTo(new Line.Event(
                        7,
                        Topics.GOVERNANCE_DECISIONS,
                        1000,
                        GovernanceDecision.newBuilder()
                                .setEventId("e1")
                                .setTenantId("t1")
                                .setTimestampMs(Instant.ofEpochMilli(1000))
                                .setSchemaVersion("v1")
                                .setRequestId("r1")
                                .setDecision(Decision.escalate)
                                .setReasonCode("c1")
                                .setReasonFamily(ReasonFamily.unknown)
                                .setRiskTier(RiskTier.unknown)
                                .setIsTerminal(true)
                                .setHasValidLineage(true)
                                .build()));
    }

    @ParameterizedTest
    @CsvSource({
        "1779374520000, 1779374520000",
        "'\"2026-05-21T14:42:00Z\"', 1779374520000",
        "'\"2026-05-21T16:42:00.123999+02:00\"', 1779374520123",
        "0, 0",
        "253402300799999, 253402300799999"
    })
    void theLinesTimestampIsTheAdmissionTime(String timestamp, long expected) {
        Line line = read("{'topic':'agent.actions','timestamp':" + timestamp + ",'value':" + action("") + "}");

        assertThat(((Line.Event) line).timestampMs()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "253402300800000",
                "'2026-05-21'",
                "'2026-05-21T14:32:00'",
                "1.5",
                "null",
                "true",
                "'+1000000000-01-01T00:00:00Z'"
            })
    void aTimestampThatIsNoneIsRefused(String timestamp) {
        assertRefused(
                "{'topic':'agent.actions','timestamp':" + timestamp + ",'value':" + action("") + "}",
                INVALID_FIELD,
                "timestamp: expected");
        assertRefused(
                "{'topic':'agent.actions','value':" + action("").replace("1000", timestamp) + "}",
                INVALID_FIELD,
                "timestamp_ms: expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "{}}",
                "{} {}",
                "[]",
                "null",
                "1",
                "'text'",
                "{'topic':'a','topic':'b'}",
                "{'topic':'agent.actions','value':{'event_id':'a','event_id':'b'}}",
                "{'topic':'agent.actions','value':{'event_id':NaN}}",
                "{'topic':'agent.actions','value':{'event_id':1e99999999999}}",
                "{'topic':'agent.actions',}",
                "// comment",
                "{\u0000}"
            })
    void whatIsNotOneJsonObjectIsRefused(String line) {
        assertRefused(line, NOT_JSON, "the line");
    }

    @Test
    void aNumberThatIsNoneIsNamedWithoutTheParsersAdvice() {
        Line line = JsonLines.read(1, "{\"topic\":\"cost.events\",\"value\":{\"cost_usd\":NaN}}".getBytes(UTF_8));

        assertThat(((Line.Invalid) line).rejection())
                .isEqualTo(new Rejection(NOT_JSON, "the line is not JSON: Non-standard token 'NaN'"));
    }

    @Test
    void aNestThatWouldOverflowTheStackIsRefused() {
        assertRefused("[".repeat(1_000_000), NOT_JSON, "the line");
        assertRefused("{'topic':".repeat(1_000_000), NOT_JSON, "the line");
    }

    @Test
    void malformedUtf8IsRefused() {
        byte[] overlong = ("{\"topic\":\"x" + "\"}").getBytes(UTF_8);
        overlong[10] = (byte) 0xC0;

        Line line = JsonLines.read(1, overlong);

        assertThat(((Line.Invalid) line).rejection()).isEqualTo(new Rejection(NOT_JSON, "the line is not UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "time.ticks", "ois.records", "alerts", "telemetry.rejected", "", "Agent.Actions"})
    void onlyInputTopicsMayBeInAFile(String topic) {
        assertRefused("{'topic':'" + topic + "','value':" + action("") + "}", UNKNOWN_TOPIC, "topic: " + topic);
    }

    @Test
    void theLinesOwnFieldsAreChecked() {
        assertRefused("{'value':" + action("") + "}", MISSING_FIELD, "topic: missing");
        assertRefused("{'topic':5,'value':" + action("") + "}", INVALID_FIELD, "topic: expected a string, found 5");
        assertRefused("{'topic':'agent.actions'}", MISSING_FIELD, "value: missing");
        assertRefused("{'topic':'agent.actions','value':null}", NULL_VALUE, "value: null");
        assertRefused(
                "{'topic':'agent.actions','value':[]}",
                INVALID_FIELD,
                "AgentAction: expected an object, found an array");
        assertRefused(
                "{'topic':'agent.actions','value':" + action("") + ",'key':'t1'}",
                INVALID_FIELD,
                "key: a line has topic, timestamp and value only");
    }

    @Test
    void aRefusedLineSaysWhatItCan() {
        Line.Invalid full = (Line.Invalid) read("{'topic':'no.such','timestamp':5,'value':{'tenant_id':'t9'}}");
        Line.Invalid partial = (Line.Invalid) read("{'topic':7,'value':{'tenant_id':[],'timestamp_ms':6}}");
        Line.Invalid none = (Line.Invalid) read("{");

        assertThat(full.source())
                .isEqualTo(new Line.Source(Optional.of("no.such"), Optional.of("t9"), OptionalLong.of(5)));
        assertThat(partial.source()).isEqualTo(new Line.Source(Optional.empty(), Optional.empty(), OptionalLong.of(6)));
        assertThat(none.source()).isEqualTo(Line.Source.UNKNOWN);
        assertThat(none.number()).isEqualTo(7);
        assertThat(none.bytes()).isEqualTo(ByteBuffer.wrap(new byte[] {'{'}));
    }

    @Test
    void aMessageDoesNotRepeatALongInput() {
        Line.Invalid line = (Line.Invalid) read("{'topic':'" + "a".repeat(100_000) + "','value':{}}");

        assertThat(line.rejection().message()).hasSizeLessThan(200);
    }

    @Test
    void outputLinesHaveTheirFieldsInOrder() {
        assertThat(JsonLines.write("alerts", Optional.of("t\"1"), 5, "{\"a\":1.000000}"))
                .isEqualTo("{\"topic\":\"alerts\",\"key\":\"t\\\"1\",\"timestamp\":5,\"value\":{\"a\":1.000000}}");
        assertThat(JsonLines.write("alerts", Optional.empty(), 5, "{}"))
                .isEqualTo("{\"topic\":\"alerts\",\"key\":null,\"timestamp\":5,\"value\":{}}");
    }
}
