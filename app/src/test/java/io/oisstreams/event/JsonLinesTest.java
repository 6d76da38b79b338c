package io.oisstreams.event;

import static io.oisstreams.event.RejectionReason.INVALID_FIELD;
import static io.oisstreams.event.RejectionReason.MISSING_FIELD;
import static io.oisstreams.event.RejectionReason.NOT_JSON;
import static io.oisstreams.event.RejectionReason.NULL_VALUE;
import static io.oisstreams.event.RejectionReason.UNKNOWN_TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import io.oisstreams.event.v1.SignatureFamily;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private static final String HEADER = "'event_id':'e1','tenant_id':'t1','timestamp_ms':1000";

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
    void fieldsAreChecked() {
        assertRefused(action(",'color':1"), INVALID_FIELD, "color: AgentAction has no such field");
        assertRefused(
                action("").replace(",'action_id':'x'", ""), MISSING_FIELD, "action_id: missing, and has no default");
        assertRefused(
                action(",'escalated':'yes'"),
                INVALID_FIELD,
                "escalated: expected true or false, found the string \"yes\"");
        assertRefused(action(",'escalated':null"), INVALID_FIELD, "escalated: expected true or false, found null");
        assertRefused(action(",'scope_id':{}"), INVALID_FIELD, "scope_id: expected a string, found an object");
        assertRefused(action(",'scope_id':'\\ud800'"), INVALID_FIELD, "scope_id: expected Unicode text");
        assertRefused(action(",'scope_id':'a\\udc00\\ud800'"), INVALID_FIELD, "scope_id: expected Unicode text");
        assertRefused(action("").replace("'t1'", "''"), INVALID_FIELD, "tenant_id: expected a text that is not empty");
        assertRefused(
                action("").replace("'t1'", "'t\\u0000'"), INVALID_FIELD, "tenant_id: expected a text without U+0000");
        assertRefused(action("").replace("'e1'", "''"), INVALID_FIELD, "event_id: expected a text that is not empty");
        assertRefused(action("").replace("1000", "-1"), INVALID_FIELD, "timestamp_ms: expected a time from 1970");
        assertRefused(
                action("").replace("1000", "99999999999999999999"),
                INVALID_FIELD,
                "timestamp_ms: expected an integer of 64 bits");
    }

    @Test
    void nullIsTakenWhereTheSchemaAllowsIt() {
        AgentAction event = (AgentAction) event("agent.actions", action(",'scope_id':null"));

        assertThat(event.getScopeId()).isNull();
    }

    @Test
    void surrogatePairsAreText() {
        AgentAction event = (AgentAction) event("agent.actions", action(",'scope_id':'\\ud83d\\ude00'"));

        assertThat(event.getScopeId()).isEqualTo("😀");
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.05",
        "'\"0.05\"', 0.05",
        "1e-7, 0.0000001",
        "'\"1E+3\"', 1000",
        "0.1234567890123456785, 0.123456789012345678",
        "0.1234567890123456775, 0.123456789012345678",
        "'\"-0.0000000000000000005\"', 0",
        "0.00000000000000000050000000001, 0.000000000000000001",
        "1e-999999999, 0",
        "0e999999999, 0",
        "99999999999999999999.999999999999999999, 99999999999999999999.999999999999999999",
        "'\"12345678901234567890.123456789012345678\"', 12345678901234567890.123456789012345678"
    })
    void decimalsAreExactToTheirScale(String json, BigDecimal expected) {
        CostEvent event = (CostEvent) event("cost.events", cost(json));

        assertThat(event.getCostUsd()).isEqualByComparingTo(expected).hasScaleOf(18);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100000000000000000000",
                "1e999999999",
                "-1e999999999",
                "99999999999999999999.9999999999999999995",
                "'1e99999999999'",
                "'NaN'",
                "''",
                "' 1'",
                "'0x10'",
                "'\u0661'",
                "true",
                "null",
                "[1]"
            })
    void decimalsOutOfRangeAreRefused(String json) {
        assertRefused("cost.events", cost(json), INVALID_FIELD, "cost_usd: expected a decimal");
    }

    @Test
    void aDecimalOfAMillionDigitsIsRefusedAtOnce() {
        assertRefused("cost.events", cost("'" + "9".repeat(1_000_000) + "'"), INVALID_FIELD, "cost_usd: expected");
        assertRefused("cost.events", cost("9".repeat(1_000_000)), NOT_JSON, "the line is not JSON");
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "1.5, 1.5", "-2e3, -2000", "0.1, 0.1", "123456789012345678901234567890, 1.2345678901234568E29"
    })
    void doublesAreReadFromAnyNumber(String json, double expected) {
        GovernanceDecision event =
                (GovernanceDecision) event("governance.decisions", decision(",'human_minutes':" + json));

        assertThat(event.getHumanMinutes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e999999999", "'NaN'", "'1'", "false"})
    void doublesThatAreNotFiniteAreRefused(String json) {
        assertRefused(
                "governance.decisions", decision(",'human_minutes':" + json), INVALID_FIELD, "human_minutes: expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "1.0", "1e2", "'1'", "99999999999999999999999"})
    void integersOutOfRangeAreRefused(String json) {
        assertRefused(
                "determinism.checks",
                "{" + HEADER + ",'cycle_id':'c','tier':'tier2','replays':" + json + ",'identical':0}",
                INVALID_FIELD,
                "replays: expected an integer of 32 bits");
    }

    @Test
    void symbolsFromTheFutureTakeTheDefaultOfTheirEnum() {
        GovernanceDecision event = (GovernanceDecision)
                event("governance.decisions", decision(",'reason_family':'astrology','risk_tier':'apocalyptic'"));

        assertThat(event.getReasonFamily()).isEqualTo(ReasonFamily.unknown);
        assertThat(event.getRiskTier()).isEqualTo(RiskTier.unknown);
    }

    @Test
    void symbolsOfEnumsWithoutDefaultAreRefused() {
        assertRefused(
                "governance.decisions",
                decision("").replace("'allow'", "'maybe'"),
                INVALID_FIELD,
                "decision: expected one of [allow, deny, escalate], found the string \"maybe\"");
        assertRefused(
                "governance.decisions", decision("").replace("'allow'", "1"), INVALID_FIELD, "decision: expected one");
    }

    @Test
    void nestedFieldsAreReadAndNamed() {
        ChainEntry event = (ChainEntry) event(
                "chain.entries",
                entry("{'family':'FALCON_512','key_id':'k','signature':'AAEC/w=='}", "'vendor_nonce'"));

        assertThat(event.getSignatures().get(0).getFamily()).isEqualTo(SignatureFamily.FALCON_512);
        assertThat(event.getSignatures().get(0).getSignature())
                .isEqualTo(ByteBuffer.wrap(new byte[] {0, 1, 2, (byte) 0xFF}));
        assertRefused(
                "chain.entries",
                entry("{'family':'FALCON_512','key_id':'k','signature':'*'}", ""),
                INVALID_FIELD,
                "signatures[0].signature: expected base64");
        assertRefused(
                "chain.entries", entry("{'family':'ML_DSA_65'}", ""), MISSING_FIELD, "signatures[0].key_id: missing");
        assertRefused(
                "chain.entries",
                entry("", "'vendor_nonce',7"),
                INVALID_FIELD,
                "verification_dependencies[1]: expected one of");
        assertRefused("chain.entries", entry("7", ""), INVALID_FIELD, "signatures[0]: expected an object, found 7");
        assertRefused(
                "chain.entries",
                entry("", "").replace("[]", "{}"),
                INVALID_FIELD,
                "signatures: expected an array, found an object");
        assertRefused(
                "kpi.measurements",
                "{" + HEADER + ",'kpi_id':'3.2','value':1,'attributes':{'a':1}}",
                INVALID_FIELD,
                "attributes.a: expected a string, found 1");
    }

    @Test
    void timesBefore1970AreTakenBelowTheHeader() {
        PolicyAttestation event = (PolicyAttestation) event(
                "policy.attestations",
                "{" + HEADER + ",'policy_id':'p','policy_version':'1','valid_from_ms':'1969-12-31T23:59:59Z'}");

        assertThat(event.getValidFromMs()).isEqualTo(Instant.ofEpochSecond(-1));
    }

    @Test
    void aStringOfTenMegabytesIsRead() {
        String large = "x".repeat(10_000_000);

        AgentAction event = (AgentAction) event("agent.actions", action(",'scope_id':'" + large + "'"));

        assertThat(event.getScopeId()).hasSize(10_000_000);
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

    private static String action(String more) {
        return "{" + HEADER + ",'agent_id':'a','action_id':'x','action_type':'y','within_scope':true" + more + "}";
    }

    private static String decision(String more) {
        return "{" + HEADER + ",'request_id':'r','decision':'allow','reason_code':'c'" + more + "}";
    }

    private static String cost(String costUsd) {
        return "{" + HEADER + ",'cycle_id':'c','outcome':'executed','cost_usd':" + costUsd + "}";
    }

    private static String entry(String signatures, String dependencies) {
        return "{" + HEADER + ",'chain_id':'c','sequence':0,'entry_id':'x','predecessor_hash':'0','payload_hash':'1',"
                + "'signatures':[" + signatures + "],'verification_dependencies':[" + dependencies + "]}";
    }

    private static SpecificRecord event(String topic, String value) {
        Line line = read("{'topic':'" + topic + "','value':" + value + "}");
        assertThat(line).isInstanceOf(Line.Event.class);
        return ((Line.Event) line).value();
    }

    private static void assertRefused(String topic, String value, RejectionReason reason, String message) {
        assertRefused("{'topic':'" + topic + "','value':" + value + "}", reason, message);
    }

    private static void assertRefused(String line, RejectionReason reason, String message) {
        String whole = line.startsWith("{'event_id'") ? "{'topic':'agent.actions','value':" + line + "}" : line;

        Line read = read(whole);

        assertThat(read).isInstanceOf(Line.Invalid.class);
        assertThat(((Line.Invalid) read).rejection().reason()).isEqualTo(reason);
        assertThat(((Line.Invalid) read).rejection().message()).startsWith(message);
    }

    private static Line read(String line) {
        return JsonLines.read(7, line.replace('\'', '"').getBytes(UTF_8));
    }
}
