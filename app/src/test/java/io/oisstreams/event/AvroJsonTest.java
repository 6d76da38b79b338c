package io.oisstreams.event;

import static io.oisstreams.event.Lines.HEADER;
import static io.oisstreams.event.Lines.action;
import static io.oisstreams.event.Lines.assertRefused;
import static io.oisstreams.event.Lines.cost;
import static io.oisstreams.event.Lines.decision;
import static io.oisstreams.event.Lines.entry;
import static io.oisstreams.event.Lines.event;
import static io.oisstreams.event.RejectionReason.INVALID_FIELD;
import static io.oisstreams.event.RejectionReason.MISSING_FIELD;
import static io.oisstreams.event.RejectionReason.NOT_JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import io.oisstreams.event.v1.SignatureFamily;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroJsonTest {
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

        DecisionReplay event = (DecisionReplay) event(
                "governance.replays",
                "{'event_id':'e','tenant_id':'t','timestamp_ms':1,'request_id':'r','replayed_receipt_hash':null,'detail':'"
                        + large + "'}");

        assertThat(event.getDetail()).hasSize(10_000_000);
    }
}
