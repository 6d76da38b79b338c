package io.oisstreams.integrity.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.config.OisConfig;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.http.FakeCluster;
import io.oisstreams.http.Http;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.evidence.EvidenceReader;
import io.oisstreams.integrity.evidence.EvidenceTopic;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.ScenarioExport;
import io.oisstreams.integrity.verify.ExportProofs;
import io.oisstreams.integrity.verify.ProofCheck;
import io.oisstreams.integrity.verify.ProofOutcome;
import io.oisstreams.integrity.verify.TenantLog;
import io.oisstreams.integrity.verify.VerificationRules;
import io.oisstreams.integrity.witness.Judgement;
import io.oisstreams.integrity.witness.RemoteLog;
import io.oisstreams.integrity.witness.Witness;
import io.oisstreams.integrity.witness.WitnessState;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.streams.TenantKey;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.TreeBuilder;
import io.oisstreams.tlog.WitnessKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs over HTTP from the stores of two instances, checked as a stranger would. */
class ProofRoutesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final String TENANT = "a/b ?#%";
    private static final String PATH = "/ois/a%2Fb%20%3F%23%25/";

    private static final List<EvidenceEntry> EVIDENCE = new ArrayList<>();
    private static TrustedKeys trusted;
    private static FakeCluster cluster;
    private static FakeCluster withoutKafka;
    private static FakeCluster incomplete;

    @BeforeAll
    static void publish(@TempDir Path folder) throws IOException {
        Scenario scenario = new Scenario(TENANT);
        for (int hour = 0; hour < 2; hour++) {
            scenario.healthy(START + hour * HOUR, START + (hour + 1) * HOUR)
                    .action(START + hour * HOUR + 10_000, false);
        }
        trusted = ScenarioExport.keys(folder.resolve("keys"));
        Path export = ScenarioExport.write(
                folder.resolve("export"), Optional.of(folder.resolve("keys")), START + 4 * HOUR + 600_000, scenario);
        for (String line : Files.readAllLines(export.resolve("ois.evidence.jsonl"))) {
            EVIDENCE.add(entry(MAPPER.readTree(line).path("value")));
        }
        TenantLog log =
                new ExportProofs(export).logs(Optional.empty()).iterator().next();
        OisConfig nowhere = OisConfig.of(Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "schema.registry.url", "mock://nowhere"));
        cluster = cluster(log, ProofRoutesTest::read);
        incomplete = cluster(log, (tenantId, window, leaves, each) -> read(tenantId, window, leaves - 1, each));
        withoutKafka =
                cluster(log, (tenantId, window, leaves, each) -> new EvidenceTopic(nowhere, Duration.ofMillis(300))
                        .read(tenantId, window, leaves, each));
    }

    private static FakeCluster cluster(TenantLog log, EvidenceReader evidence) {
        FakeCluster made =
                new FakeCluster(2, query -> List.of(new IntegrityRoutes(query, evidence, Optional.of(trusted))));
        made.put(IntegrityTopology.CURRENT_STORE, TenantKey.of(TENANT), Samples.current(TENANT));
        made.put(IntegrityTopology.CURRENT_STORE, TenantKey.of("silent"), Samples.current("silent"));
        for (int i = 0; i < log.size(); i++) {
            made.put(
                    IntegrityTopology.RECORDS_STORE,
                    TenantKey.of(TENANT, log.entry(i).startMs()),
                    log.entry(i).text());
        }
        return made;
    }

    @AfterAll
    static void close() {
        cluster.close();
        withoutKafka.close();
        incomplete.close();
    }

    private static EvidenceEntry entry(JsonNode json) {
        return EvidenceEntry.newBuilder()
                .setTenantId(json.path("tenant_id").asText())
                .setWindowStartMs(
                        Instant.ofEpochMilli(json.path("window_start_ms").asLong()))
                .setWindowEndMs(Instant.ofEpochMilli(json.path("window_end_ms").asLong()))
                .setTopic(json.path("topic").asText())
                .setEventId(json.path("event_id").asText())
                .setTimestampMs(Instant.ofEpochMilli(json.path("timestamp_ms").asLong()))
                .setAdmittedAtMs(
                        Instant.ofEpochMilli(json.path("admitted_at_ms").asLong()))
                .setEvent(json.path("event").asText())
                .setLeafHash(json.path("leaf_hash").asText())
                .build();
    }

    private static void read(String tenantId, MeasurementWindow window, long leaves, Consumer<EvidenceEntry> each) {
        EVIDENCE.stream()
                .filter(entry -> entry.getWindowStartMs().toEpochMilli() == window.startMs())
                .limit(leaves)
                .forEach(each);
    }

    private static VerificationRules rules() {
        return new VerificationRules("ois-streams", 1, Optional.of(trusted), List.of(), new BouncyCastleVerifier());
    }

    private static ProofOutcome check(String json) {
        return ProofCheck.of(json.getBytes(StandardCharsets.UTF_8), rules());
    }

    @Test
    void everyEventIsProvedByEitherInstance() {
        int proved = 0;
        for (EvidenceEntry event : EVIDENCE) {
            String target = PATH + "records/" + event.getWindowStartMs() + "/proof?event_id="
                    + URLEncoder.encode(event.getEventId(), StandardCharsets.UTF_8)
                            .replace("+", "%20");
            String json = Http.get(cluster.port(proved % 2), target).body();

            ProofOutcome outcome = check(json);
            assertThat(outcome.difference()).as(target).isEmpty();
            assertThat(outcome.checked().get(0)).contains(event.getEventId());
            proved++;
        }
        assertThat(proved).isGreaterThan(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void theLeavesOfAWindowAreThoseOfItsTree(int limit) throws IOException {
        TreeBuilder tree = new TreeBuilder();
        JsonNode page;
        String next = "";
        do {
            page = MAPPER.readTree(
                    Http.get(cluster.port(0), PATH + "records/2026-05-21T10:00:00Z/evidence?limit=" + limit + next)
                            .body());
            for (JsonNode leaf : page.get("leaves")) {
                assertThat(leaf.path("leaf_index").asLong()).isEqualTo(tree.size());
                tree.add(HashText.parse(leaf.path("leaf_hash").asText()).orElseThrow());
            }
            next = "&next=" + page.path("next").asText();
        } while (!page.path("next").isNull());

        assertThat(tree.size()).isEqualTo(page.path("evidence_leaves").asLong()).isGreaterThan(3);
        assertThat(HashText.of(tree.root()))
                .isEqualTo(page.path("evidence_root").asText());
    }

    @Test
    void leavesAreNotListedUnlessAllAreThere() {
        int owner = incomplete.ownerOf(TENANT);

        var answer = Http.get(incomplete.port(owner), PATH + "records/2026-05-21T10:00:00Z/evidence");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("not there as a whole");
    }

    @ParameterizedTest
    @CsvSource({"1,4", "2,3", "4,4", "0,1"})
    void consistencyIsProvedBetweenAnyTwoSizes(long from, long to) {
        String json = Http.get(cluster.port(0), PATH + "consistency?from=" + from + "&to=" + to)
                .body();

        assertThat(check(json).difference()).isEmpty();
    }

    @Test
    void aWitnessCosignsWhatAnInstanceShows(@TempDir Path state) {
        SigningKey key = SigningKey.generate(SignatureFamily.ED25519, new SecureRandom());
        HttpClient client = HttpClient.newHttpClient();
        String base = "http://127.0.0.1:" + cluster.port(1);
        List<Judgement> judgements = new ArrayList<>();
        try (WitnessState seen = WitnessState.open(state)) {
            Witness witness = new Witness(
                    seen, new WitnessKey("w", key.publicKey()), key, rules(), InstantSource.fixed(Instant.EPOCH));
            judgements.add(witness.look(new RemoteLog(client, base, TENANT)));
            judgements.add(witness.look(new RemoteLog(client, base, TENANT)));
        }

        assertThat(RemoteLog.tenants(client, base)).containsExactlyInAnyOrder(TENANT, "silent");
        assertThat(judgements.get(0).line()).contains(": 4 records").contains("on trust");
        assertThat(judgements.get(1)).isInstanceOf(Judgement.Unchanged.class);
    }

    @ParameterizedTest
    @CsvSource({
        "records/2026-05-21T10:00:00Z/proof?event_id=nobody, 404, UNKNOWN_EVENT",
        "records/2026-05-21T10:00:00Z/proof, 400, INVALID_PARAMETER",
        "records/2026-05-21T09:00:00Z/proof?event_id=x, 404, UNKNOWN_RECORD",
        "consistency, 400, INVALID_PARAMETER",
        "consistency?from=3&to=2, 400, INVALID_PARAMETER",
        "consistency?from=1&to=5, 400, INVALID_PARAMETER",
        "consistency?from=-1, 400, INVALID_PARAMETER",
        "consistency?from=x, 400, INVALID_PARAMETER"
    })
    void whatCantBeProvedIsSaid(String target, int status, String error) throws IOException {
        var answer = Http.get(cluster.port(0), PATH + target);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(MAPPER.readTree(answer.body()).path("error").asText()).isEqualTo(error);
    }

    @Test
    void aTenantWithoutRecordsHasNoCheckpoint() {
        assertThat(Http.get(cluster.port(0), "/ois/silent/checkpoint").statusCode())
                .isEqualTo(404);
        assertThat(Http.get(cluster.port(0), "/ois/silent/consistency?from=0").statusCode())
                .isEqualTo(404);
        assertThat(Http.get(cluster.port(0), "/ois/nobody/checkpoint").body()).contains("UNKNOWN_TENANT");
    }

    @Test
    void withoutKafkaAProofIsNotAvailableAndTheRestIs() throws IOException {
        int owner = withoutKafka.ownerOf(TENANT);
        var answer = Http.get(withoutKafka.port(owner), PATH + "records/2026-05-21T10:00:00Z/proof?event_id=x");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(MAPPER.readTree(answer.body()).path("error").asText()).isEqualTo("NOT_AVAILABLE");
        assertThat(Http.get(withoutKafka.port(owner), PATH + "checkpoint").statusCode())
                .isEqualTo(200);
    }
}
