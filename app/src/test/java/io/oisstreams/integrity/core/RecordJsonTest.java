package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.HOUR;
import static io.oisstreams.integrity.core.Facts.S;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.event.v1.ChainEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** OIS section 9 and contract 4.7: names, places, times, hashes. */
class RecordJsonTest {
    private static final Telemetry EXAMPLE =
            new Telemetry(1_000, 980, 500, 0, 1_200, 1_140, 86_400_000, 76_032_000, 2, 1_200, 1_140);
    private static final MeasurementWindow DAY = new WindowGrid(24 * HOUR, 300_000).startingAt(S);
    private static final Degradation GAP = new Degradation(
            DegradationType.POLICY_GAP,
            Dimension.POLICY_CONTINUITY,
            S + 14 * HOUR,
            "acme",
            Optional.of(10_368_000L),
            "no attested policy");

    private static IntegrityRecord record(Telemetry telemetry, Circumstances circumstances) {
        return new IntegrityRecord(
                "acme",
                DAY,
                Scoring.score(telemetry, circumstances, Weights.DEFAULT),
                Weights.DEFAULT,
                circumstances.exclusions(),
                List.of(GAP),
                Map.of("policy_gap", 1L, "agent_scope_violation", 2L),
                telemetry,
                Map.of("CLOCK_SKEW", 3L, "BAD", 1L));
    }

    private static String text(JsonNode json) {
        return new String(RecordJson.bytes(json), StandardCharsets.UTF_8);
    }

    @Test
    void theReportIsTheDocumentsFormToTheByte() {
        IntegrityRecord record = record(EXAMPLE, Circumstances.ORDINARY);

        String json = text(RecordJson.of(record));

        assertThat(json).isEqualTo("""
                        {"specification":"https://h33.ai/specifications/ois/","version":"1.0.0",\
                        "timestamp":"2026-05-22T00:05:05Z",\
                        "measurement_window":{"start":"2026-05-21T00:00:00Z","end":"2026-05-22T00:00:00Z",\
                        "duration_seconds":86400},\
                        "ois":0.926167,\
                        "dimensions":{"decision_reproducibility":0.980000,"agent_scope_integrity":1.000000,\
                        "evidence_survivability":0.950000,"policy_continuity":0.880000,"signer_diversity":0.666667,\
                        "verification_independence":0.950000},\
                        "weights":{"w_DR":0.25,"w_ASI":0.15,"w_ES":0.20,"w_PC":0.15,"w_SD":0.10,"w_VI":0.15},\
                        "degradation_events":[{"event_type":"policy_gap","dimension":"policy_continuity",\
                        "timestamp":"2026-05-21T14:00:00Z","subject":"acme","duration_seconds":10368,\
                        "detail":"no attested policy"}],\
                        "telemetry_hash":"%s",\
                        "incomplete_dimensions":{},"dimension_exclusions":[],\
                        "extensions":{"tenant_id":"acme","classification":"Attention",\
                        "dimension_classifications":{"decision_reproducibility":"Healthy",\
                        "agent_scope_integrity":"Healthy","evidence_survivability":"Attention",\
                        "policy_continuity":"Attention","signer_diversity":"Critical",\
                        "verification_independence":"Attention"},\
                        "telemetry":{"total_decisions":1000,"decisions_replayed":980,"total_agent_actions":500,\
                        "scope_violations":0,"total_chain_entries":1200,"verifiable_chain_entries":1140,\
                        "window_ms":86400000,"attested_policy_ms":76032000,"min_distinct_families":2,\
                        "total_attestations":1200,"vendor_independent_attestations":1140},\
                        "rejected":{"BAD":1,"CLOCK_SKEW":3},\
                        "degradation_counts":{"agent_scope_violation":2,"policy_gap":1},\
                        "previous_record_hash":null,"evidence_root":null,"evidence_leaves":null,"checkpoint":null,\
                        "signatures":[]}}""".formatted(RecordJson.telemetryHash(record, Optional.empty())));
    }

    @Test
    void theTelemetryHashIsThatOfTheCanonicalTelemetryWrittenByHand() {
        String canonical = "{\"degradation_counts\":{\"agent_scope_violation\":2,\"policy_gap\":1},"
                + "\"evidence_root\":null,"
                + "\"measurement_window\":{\"duration_seconds\":86400,\"end\":\"2026-05-22T00:00:00Z\","
                + "\"start\":\"2026-05-21T00:00:00Z\"},"
                + "\"telemetry\":{\"attested_policy_ms\":76032000,\"decisions_replayed\":980,"
                + "\"min_distinct_families\":2,\"scope_violations\":0,\"total_agent_actions\":500,"
                + "\"total_attestations\":1200,\"total_chain_entries\":1200,\"total_decisions\":1000,"
                + "\"vendor_independent_attestations\":1140,\"verifiable_chain_entries\":1140,"
                + "\"window_ms\":86400000},"
                + "\"tenant_id\":\"acme\","
                + "\"weights\":{\"w_ASI\":\"0.15\",\"w_DR\":\"0.25\",\"w_ES\":\"0.2\",\"w_PC\":\"0.15\","
                + "\"w_SD\":\"0.1\",\"w_VI\":\"0.15\"}}";

        assertThat(RecordJson.telemetryHash(record(EXAMPLE, Circumstances.ORDINARY), Optional.empty()))
                .isEqualTo("sha3-256:" + sha3(canonical));
    }

    private static String sha3(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA3-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatCouldNotBeComputedIsNullWithItsReason() throws IOException {
        Telemetry nothing = new Telemetry(0, 0, 0, 0, 0, 0, 1_000, 0, 0, 0, 0);
        Circumstances circumstances = new Circumstances(false, false, Map.of());

        String json = text(RecordJson.of(record(nothing, circumstances)));

        JsonNode read = new ObjectMapper().readTree(json);
        assertThat(read.get("ois").isNull()).isTrue();
        assertThat(read.at("/extensions/classification").isNull()).isTrue();
        assertThat(read.get("dimensions").size()).isEqualTo(6);
        assertThat(names(read.get("incomplete_dimensions")))
                .containsExactly(
                        "decision_reproducibility",
                        "evidence_survivability",
                        "policy_continuity",
                        "signer_diversity",
                        "verification_independence");
        for (String name : names(read.get("incomplete_dimensions"))) {
            assertThat(read.get("dimensions").get(name).isNull()).isTrue();
            assertThat(read.at("/extensions/dimension_classifications/" + name).isNull())
                    .isTrue();
        }
        assertThat(json).contains("\"agent_scope_integrity\":1.000000");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void exclusionsAreListedWithTheirReasonsInTheOrderOfTheDocument() {
        Circumstances circumstances = new Circumstances(
                true,
                false,
                Map.of(Dimension.SIGNER_DIVERSITY, "one family", Dimension.AGENT_SCOPE_INTEGRITY, "no agents"));

        assertThat(RecordJson.of(record(EXAMPLE, circumstances))
                        .get("dimension_exclusions")
                        .toString())
                .isEqualTo("[{\"dimension\":\"agent_scope_integrity\",\"reason\":\"no agents\"},"
                        + "{\"dimension\":\"signer_diversity\",\"reason\":\"one family\"}]");
    }

    @Test
    void zeroAndOneHaveSixPlacesAndNoExponent() {
        Telemetry mixed = new Telemetry(3, 0, 1, 0, 10_000_000, 1, 1_000, 1_000, 3, 1, 1);

        String json = text(RecordJson.of(record(mixed, Circumstances.ORDINARY)));

        assertThat(json)
                .contains("\"decision_reproducibility\":0.000000")
                .contains("\"evidence_survivability\":0.000000")
                .contains("\"signer_diversity\":1.000000");
        assertThat(text(RecordJson.of(
                        record(new Telemetry(2_000_000, 3, 1, 0, 1, 1, 1, 1, 3, 1, 1), Circumstances.ORDINARY))))
                .contains("\"decision_reproducibility\":0.000002");
    }

    @Test
    void aGapOfPartsOfASecondHasThreeDecimals() {
        Degradation gap = new Degradation(
                DegradationType.POLICY_GAP, Dimension.POLICY_CONTINUITY, S + 1, "acme", Optional.of(1_500L), "");

        assertThat(text(RecordJson.degradation(gap)))
                .isEqualTo("{\"event_type\":\"policy_gap\",\"dimension\":\"policy_continuity\","
                        + "\"timestamp\":\"2026-05-21T00:00:00.001Z\",\"subject\":\"acme\","
                        + "\"duration_seconds\":1.500,\"detail\":\"\"}");
    }

    @Test
    void aDegradationOtherThanAGapHasNoDuration() {
        Degradation failure = new Degradation(
                DegradationType.REPLAY_FAILURE,
                Dimension.DECISION_REPRODUCIBILITY,
                S,
                "r",
                Optional.empty(),
                "no replay");

        assertThat(RecordJson.degradation(failure).has("duration_seconds")).isFalse();
    }

    @Test
    void aRunningScoreIsNotFinal() {
        MeasurementWindow window = Facts.WINDOW;
        Telemetry telemetry = new Telemetry(1, 1, 0, 0, 1, 1, 20_000, 20_000, 3, 1, 1);
        RunningScore running = new RunningScore(
                "acme",
                window,
                S + 20_000,
                Scoring.score(telemetry, Circumstances.ORDINARY, Weights.DEFAULT),
                Weights.DEFAULT,
                Map.of(Dimension.AGENT_SCOPE_INTEGRITY, "no agents"),
                telemetry);

        assertThat(text(RecordJson.of(running)))
                .startsWith("{\"tenant_id\":\"acme\",\"final\":false,\"as_of\":\"2026-05-21T00:00:20Z\","
                        + "\"measurement_window\":{\"start\":\"2026-05-21T00:00:00Z\",\"end\":\"2026-05-21T01:00:00Z\","
                        + "\"duration_seconds\":3600},\"ois\":1.000000,")
                .contains("\"classification\":\"Healthy\"", "\"window_ms\":20000", "\"incomplete_dimensions\":{}")
                .contains(
                        "\"weights\":{\"w_DR\":0.25,\"w_ASI\":0.15,\"w_ES\":0.20,\"w_PC\":0.15,\"w_SD\":0.10,\"w_VI\":0.15}",
                        "\"dimension_exclusions\":[{\"dimension\":\"agent_scope_integrity\",\"reason\":\"no agents\"}]");
        assertThat(window.endMs()).isEqualTo(E);
    }

    @Test
    void aRunningScoreSaysWhatCannotBeComputed() {
        Telemetry telemetry = new Telemetry(0, 0, 0, 0, 1, 1, 20_000, 20_000, 3, 1, 1);
        RunningScore running = new RunningScore(
                "acme",
                Facts.WINDOW,
                S + 20_000,
                Scoring.score(telemetry, Circumstances.ORDINARY, Weights.DEFAULT),
                Weights.DEFAULT,
                Map.of(Dimension.AGENT_SCOPE_INTEGRITY, "no agents"),
                telemetry);

        assertThat(text(RecordJson.of(running)))
                .contains(
                        "\"ois\":null",
                        "\"incomplete_dimensions\":{\"decision_reproducibility\":\"no decisions in the window\"}");
    }

    @Test
    void decimalsAreNeverWrittenWithAnExponent() {
        JsonNode tiny = new ObjectMapper().createObjectNode().put("x", new BigDecimal("1E-10"));

        assertThat(text(tiny)).isEqualTo("{\"x\":0.0000000001}");
    }

    // The hash of a chain entry

    @Test
    void anEntrysHashIsThatOfItsCanonicalFormWrittenByHand() {
        ChainEntry entry = entry("p", "3");

        assertThat(HexFormat.of().formatHex(EntryHash.of(entry)))
                .isEqualTo(sha3("{\"chain_id\":\"c\",\"entry_id\":\"e \\\"1\\\"\",\"payload_hash\":\"sha3-256:ab\","
                        + "\"policy_id\":\"p\",\"policy_version\":\"3\",\"predecessor_hash\":\"00\",\"sequence\":7,"
                        + "\"tenant_id\":\"acmé\",\"timestamp_ms\":" + S + "}"));
    }

    @Test
    void anEntryWithoutPolicyIsHashedWithNulls() {
        assertThat(HexFormat.of().formatHex(EntryHash.of(entry(null, null))))
                .isEqualTo(sha3("{\"chain_id\":\"c\",\"entry_id\":\"e \\\"1\\\"\",\"payload_hash\":\"sha3-256:ab\","
                        + "\"policy_id\":null,\"policy_version\":null,\"predecessor_hash\":\"00\",\"sequence\":7,"
                        + "\"tenant_id\":\"acmé\",\"timestamp_ms\":" + S + "}"));
    }

    private static ChainEntry entry(
            @org.jspecify.annotations.Nullable String policy, @org.jspecify.annotations.Nullable String version) {
        return ChainEntry.newBuilder()
                .setEventId("not hashed")
                .setTenantId("acmé")
                .setTimestampMs(Instant.ofEpochMilli(S))
                .setChainId("c")
                .setSequence(7)
                .setEntryId("e \"1\"")
                .setPredecessorHash("00")
                .setPayloadHash("sha3-256:ab")
                .setPolicyId(policy)
                .setPolicyVersion(version)
                .setReattestation(true)
                .setVerificationDependencies(List.of())
                .setSignatures(List.of())
                .build();
    }
}
