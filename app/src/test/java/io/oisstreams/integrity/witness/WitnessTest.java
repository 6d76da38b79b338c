package io.oisstreams.integrity.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.ScenarioExport;
import io.oisstreams.integrity.verify.ExportProofs;
import io.oisstreams.integrity.verify.TenantLog;
import io.oisstreams.integrity.verify.Verification;
import io.oisstreams.integrity.verify.VerificationRules;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.ConsistencyProof;
import io.oisstreams.tlog.SignedNote;
import io.oisstreams.tlog.WitnessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One history of a tenant and another that differs in one event of its first window, both published with the right keys. */
class WitnessTest {
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00.900Z");
    private static final String FOLDER = "ois-streams%2Facme";

    private static TrustedKeys trusted;
    private static Path shorter;
    private static Path honest;
    private static Path rewritten;
    private static SigningKey key;

    private Path seen;

    @BeforeAll
    static void publish(@TempDir Path folder) {
        trusted = ScenarioExport.keys(folder.resolve("keys"));
        Optional<Path> keys = Optional.of(folder.resolve("keys"));
        Scenario scenario = new Scenario("acme");
        for (int hour = 0; hour < 3; hour++) {
            long fromMs = START + hour * HOUR;
            scenario.healthy(fromMs, fromMs + HOUR).action(fromMs + 10_000, hour > 0);
        }
        long settled = 10 * 60_000;
        shorter = ScenarioExport.write(folder.resolve("shorter"), keys, START + 2 * HOUR + settled, scenario);
        honest = ScenarioExport.write(folder.resolve("honest"), keys, START + 5 * HOUR + settled, scenario);
        List<Scenario.Admitted> events = scenario.events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).value() instanceof AgentAction action && !action.getWithinScope()) {
                AgentAction harmless =
                        AgentAction.newBuilder(action).setWithinScope(true).build();
                events.set(
                        i,
                        new Scenario.Admitted(
                                Topics.AGENT_ACTIONS, events.get(i).admissionMs(), harmless));
            }
        }
        rewritten = ScenarioExport.write(folder.resolve("rewritten"), keys, START + 5 * HOUR + settled, scenario);
        key = SigningKey.generate(SignatureFamily.ED25519, new SecureRandom());
    }

    @BeforeEach
    void forgetEverything(@TempDir Path folder) {
        seen = folder;
    }

    private static VerificationRules rules() {
        return new VerificationRules("ois-streams", 1, Optional.of(trusted), List.of(), new BouncyCastleVerifier());
    }

    private static WitnessKey name() {
        return new WitnessKey("witness.example", key.publicKey());
    }

    private static ObservedLog log(Path export) {
        TenantLog log =
                new ExportProofs(export).logs(Optional.empty()).iterator().next();
        return new ExportedLog(log, Optional.of(trusted));
    }

    private Judgement look(ObservedLog log) {
        try (WitnessState state = WitnessState.open(seen)) {
            return new Witness(state, name(), key, rules(), InstantSource.fixed(NOW)).look(log);
        }
    }

    private SignedNote latest() throws IOException {
        return SignedNote.parse(Files.readString(seen.resolve(FOLDER).resolve("latest.note")));
    }

    @Test
    void cosignsAtFirstOnTrustAndThenWhatGrew() throws IOException {
        Judgement first = look(log(shorter));
        Judgement second = look(log(honest));
        Judgement third = look(log(honest));

        assertThat(first).isInstanceOf(Judgement.Cosigned.class);
        assertThat(first.line()).contains("ois-streams/acme: 2 records").contains("on trust");
        assertThat(second.line()).contains("5 records").contains("begins with the 2 seen before");
        assertThat(third).isInstanceOf(Judgement.Unchanged.class);
        SignedNote note = latest();
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(5);
        assertThat(note.signatures()).hasSize(3);
        assertThat(name().cosignedAt(note.text(), note.signatures().get(2), new BouncyCastleVerifier()))
                .hasValue(NOW.getEpochSecond());
        try (var files = Files.list(seen.resolve(FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("2.note", "5.note", "latest.note");
        }
    }

    @Test
    void aHistoryRewrittenAfterTheFactPassesEveryOtherCheckAndIsRefused(@TempDir Path temporary) throws IOException {
        look(log(shorter));

        Verification.Outcome verified = Verification.of(rewritten, temporary.resolve("v"), rules(), verdict -> {});
        Judgement judgement = look(log(rewritten));

        assertThat(verified.differences()).isEmpty();
        assertThat(verified.records()).isEqualTo(5);
        assertThat(judgement).isInstanceOf(Judgement.Refused.class);
        String seenRoot = Checkpoint.parse(latest().text()).root();
        assertThat(judgement.line())
                .startsWith("REFUSED ois-streams/acme: it was rewritten")
                .contains("seen 2 records with root " + seenRoot)
                .contains("offered 5 records with root ");
        assertThat(judgement.line().lines()).hasSize(1);
        assertThat(Files.readString(((Judgement.Refused) judgement).evidence()))
                .contains("\"seen\"")
                .contains("\"offered\"")
                .contains("\"path\"")
                .contains("2026-06-01T00:00:00.900Z");
        // What was seen stays: the honest history goes on to be cosigned.
        assertThat(look(log(honest))).isInstanceOf(Judgement.Cosigned.class);
    }

    @Test
    void aForkOfTheSameSizeIsRefused() {
        look(log(honest));

        Judgement judgement = look(log(rewritten));

        assertThat(judgement).isInstanceOf(Judgement.Refused.class);
        assertThat(judgement.line()).contains("it forked");
    }

    @Test
    void aLogThatWentBackIsRefused() {
        look(log(honest));

        Judgement judgement = look(log(shorter));

        assertThat(judgement).isInstanceOf(Judgement.Refused.class);
        assertThat(judgement.line()).contains("it went back").contains("seen 5").contains("offered 2");
    }

    @Test
    void aProofOfOtherSizesIsNoProof() {
        look(log(shorter));
        ObservedLog honestLog = log(honest);

        Judgement judgement = look(new ObservedLog() {
            @Override
            public String tenantId() {
                return "acme";
            }

            @Override
            public SignedNote newest() {
                return honestLog.newest();
            }

            @Override
            public ConsistencyProof consistency(long from, long to) {
                return new ConsistencyProof(0, to, List.of());
            }
        });

        assertThat(judgement).isInstanceOf(Judgement.Refused.class);
    }

    @Test
    void aLogWithoutTheTrustedSignaturesIsRefusedEvenAtFirst() {
        TenantLog log =
                new ExportProofs(honest).logs(Optional.empty()).iterator().next();

        Judgement judgement = look(new ExportedLog(log, Optional.empty()));

        assertThat(judgement).isInstanceOf(Judgement.Refused.class);
        assertThat(judgement.line()).contains("signatures").contains("seen nothing");
        assertThat(seen.resolve(FOLDER).resolve("latest.note")).doesNotExist();
    }

    @Test
    void aStateThatIsNotItsOwnIsNotBelieved() throws IOException {
        look(log(shorter));
        SignedNote note = latest();
        Files.writeString(
                seen.resolve(FOLDER).resolve("latest.note"),
                new SignedNote(note.text(), note.signatures().subList(0, 2)).note());

        assertThatThrownBy(() -> look(log(honest)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("was not cosigned by witness.example");
    }

    @Test
    void twoWitnessesDoNotShareAState() {
        try (WitnessState state = WitnessState.open(seen)) {
            assertThat(state.latest("ois-streams/acme")).isEmpty();
            assertThatThrownBy(() -> WitnessState.open(seen))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("another witness");
        }
    }
}
