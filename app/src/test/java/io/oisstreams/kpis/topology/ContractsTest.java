package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.MINUTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.output.v1.KpiValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KPI contracts, from observations to scores and alerts. */
class ContractsTest {
    private static final long LOOK_MS = Contracts.LOOK_MS;

    /** Points from 0 to 10, each the score; the floor is 4, the maximum drop 1. */
    private static final String CONTRACT = """
            {"kpi_id": "%s", "kpi_version": "%s", "title": "T", "status": "Active", "owner": "O", "intent": "I",
             "inputs": [
               {"name": "a", "path": "a", "kind": "file", "check": "exists", "points": 5},
               {"name": "b", "path": "b", "kind": "file", "check": "%s", "points": 4},
               {"name": "c", "path": "c", "kind": "directory", "check": "exists", "points": 1}],
             "scale": %s, "clamp": {"min": 0, "max": 10}, "decimals": 2,
             "bands": [{"name": "Green", "at_least": 7, "action": "none"},
                       {"name": "Yellow", "at_least": 4, "action": "review"},
                       {"name": "Red", "action": "block"}],
             "floor": 4, "max_drop": 1, "cadence": "Every release",
             "failure_modes": [{"name": "F", "text": "x"}], "standards": [{"standard": "S", "mapping": "M"}],
             "history": [{"date": "2026-01-01", "version": "%s", "change": "first"}]}
            """;

    @TempDir
    private Path folder;

    private @Nullable KpiEvents events;

    @AfterEach
    void close() {
        if (events != null) {
            events.close();
        }
    }

    private String contract(String id, String version, String check, String scale) throws IOException {
        Path file = folder.resolve(id + "-" + version + ".json");
        Files.write(file, CONTRACT.formatted(id, version, check, scale, version).getBytes(UTF_8));
        return file.toString();
    }

    private KpiEvents start(String... files) {
        events = new KpiEvents("kpis.contracts", String.join(",", files));
        return events;
    }

    /** A look at a repository that has what is named, and what is scored of it then. */
    private static List<KpiValue> look(KpiEvents events, String there, long timeMs) {
        events.observe("a", ArtifactKind.file, there.contains("a"), null, timeMs);
        events.observe("b", ArtifactKind.file, there.contains("b"), there.contains("b"), timeMs);
        events.observe("c/", ArtifactKind.directory, there.contains("c"), null, timeMs);
        events.until(timeMs + LOOK_MS);
        return events.values();
    }

    @Test
    void theShippedContractScoresALookFiveSecondsAfterItBegan() {
        events = new KpiEvents();
        events.observe("enterprise/scripts/pilot_in_a_box.py", ArtifactKind.file, true, null, DAY);
        events.observe("enterprise/scripts/why_60s_challenge.py", ArtifactKind.file, true, null, DAY + 1);
        events.observe("pilot/reports/", ArtifactKind.directory, true, null, DAY + 2);
        events.observe(".github/workflows/coherence_ci.yml", ArtifactKind.file, true, null, DAY + 3);
        events.observe("pilot/reports/ci_report.json", ArtifactKind.file, true, false, DAY + 4);
        events.until(DAY + LOOK_MS - 1);
        List<KpiValue> before = events.values();

        events.until(DAY + LOOK_MS);

        assertThat(before).isEmpty();
        List<TestRecord<String, KpiValue>> records = events.driver.records(Topics.KPI_VALUES, KpiValue.class);
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(KpiLines.of(record.value()))
                    .isEqualTo("DS-KPI-008 {action=No action, gate=pass, points=7} 8.75 points Green");
            assertThat(record.value().getVersion()).isEqualTo("1.0");
            assertThat(KpiLines.period(record.value())).isEqualTo("2025-12-30T00:00:00.004Z 2025-12-30T00:00:00.005Z");
            assertThat(record.timestamp()).isEqualTo(DAY + LOOK_MS);
            assertThat(record.key()).isEqualTo("t");
        });
        assertThat(events.alerts()).isEmpty();
    }

    @Test
    void anInputThatWasNeverLookedAtMakesNoData() throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"));
        events.observe("a", ArtifactKind.file, true, null, DAY);

        events.until(DAY + LOOK_MS);

        assertThat(KpiLines.of(events.values())).containsExactly("K {missing=b, c} null points no_data");
        assertThat(events.alerts()).isEmpty();
    }

    @Test
    void anotherKindOfThingAtThePathIsNotTheInput() throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"));

        events.observe("c", ArtifactKind.file, true, null, DAY);
        events.observe("d", ArtifactKind.file, true, null, DAY);

        events.until(DAY + MINUTE);
        assertThat(events.values()).isEmpty();
        assertThat(events.rejected()).isEmpty();
    }

    @Test
    void twoVersionsAreScoredSideBySide() throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"), contract("K", "2", "exists", "0.5"));

        List<KpiValue> values = look(events, "ac", DAY);

        assertThat(values).extracting(KpiValue::getVersion).containsExactly("1", "2");
        assertThat(KpiLines.of(values))
                .containsExactly(
                        "K {action=review, gate=pass, points=6} 6.0 points Yellow",
                        "K {action=block, gate=fail, points=6} 3.0 points Red");
        assertThat(events.alertLines("contract_K"))
                .containsExactly("contract_K 1 warning firing", "contract_K 2 critical firing");
    }

    @Test
    void aDropOfExactlyTheMaximumWarnsAndOneOverItFails() throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"));
        look(events, "abc", DAY);
        List<KpiValue> allowed = look(events, "ab", DAY + MINUTE);
        List<String> warning = events.alertLines("contract_K");

        List<KpiValue> tooMuch = look(events, "a", DAY + 2 * MINUTE);

        assertThat(KpiLines.of(allowed))
                .containsExactly("K {action=none, drop=1.00, gate=warn, points=9} 9.0 points Green");
        assertThat(warning).containsExactly("contract_K 1 warning firing");
        assertThat(KpiLines.of(tooMuch))
                .containsExactly("K {action=review, drop=4.00, gate=fail, points=5} 5.0 points Yellow");
        assertThat(events.alerts("contract_K").stream().map(KpiLines::full))
                .containsExactly("contract_K 1 warning resolved 5 4", "contract_K 1 critical firing 5 4");
    }

    @Test
    void exactlyTheFloorPassesAndTheAlertResolvesWhenAllIsWell() throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"));
        look(events, "c", DAY);
        List<String> red = events.alertLines("contract_K");
        List<KpiValue> floor = look(events, "b", DAY + MINUTE);
        List<String> yellow = events.alertLines("contract_K");

        List<KpiValue> green = look(events, "abc", DAY + 2 * MINUTE);

        assertThat(red).containsExactly("contract_K 1 critical firing");
        assertThat(KpiLines.of(floor))
                .containsExactly("K {action=review, drop=0.00, gate=pass, points=4} 4.0 points Yellow");
        assertThat(yellow).containsExactly("contract_K 1 critical resolved", "contract_K 1 warning firing");
        assertThat(KpiLines.of(green))
                .containsExactly("K {action=none, drop=0.00, gate=pass, points=10} 10.0 points Green");
        assertThat(events.alertLines("contract_K")).containsExactly("contract_K 1 warning resolved");
    }

    @Test
    void aLookThatDoesNotParseLeavesWhatIsKnownOfThat() throws IOException {
        KpiEvents events = start(contract("K", "1", "parseable", "1"), contract("L", "1", "exists", "1"));
        look(events, "abc", DAY);

        events.observe("b", ArtifactKind.file, true, null, DAY + MINUTE);

        events.until(DAY + MINUTE + LOOK_MS);
        assertThat(events.values()).extracting(KpiValue::getValue).containsExactly(10.0, 10.0);
    }

    @Test
    void whatParsedAndIsGoneEarnsNothing() throws IOException {
        KpiEvents events = start(contract("K", "1", "parseable", "1"));
        look(events, "abc", DAY);

        events.observe("b", ArtifactKind.file, false, null, DAY + MINUTE);

        events.until(DAY + MINUTE + LOOK_MS);
        assertThat(events.values()).extracting(KpiValue::getValue).containsExactly(6.0);
    }

    @Test
    void anOlderObservationThatComesLaterChangesNothing() throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"));
        look(events, "abc", DAY + MINUTE);
        events.observe("a", ArtifactKind.file, false, null, DAY);

        events.until(DAY + 2 * MINUTE);

        assertThat(events.values()).extracting(KpiValue::getValue).containsExactly(10.0);
    }

    @Test
    void anObservationAfterTheLookIsOfTheNextEvenIfItIsReadBeforeTheTick() throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"));
        events.observe("a", ArtifactKind.file, true, null, DAY);
        events.observe("b", ArtifactKind.file, true, null, DAY);
        events.observe("c", ArtifactKind.directory, true, null, DAY + LOOK_MS);
        events.observe("c", ArtifactKind.directory, false, null, DAY + LOOK_MS + 1);

        events.until(DAY + 2 * LOOK_MS + 1);

        assertThat(events.driver.records(Topics.KPI_VALUES, KpiValue.class))
                .extracting(record -> record.value().getValue() + " at " + (record.timestamp() - DAY))
                .containsExactly("10.0 at 5000", "9.0 at 10001");
    }

    @Test
    void observationsOfNoContractArePartOfTheTenantsDays() throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"));
        events.observe("elsewhere", ArtifactKind.file, true, null, DAY);

        events.close(DAY);

        assertThat(events.lines("4.1")).containsExactly("4.1 {} 100.0 percent met");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "../a", "\0", "a\0"})
    void noPathStopsTheStream(String path) throws IOException {
        KpiEvents events = start(contract("K", "1", "exists", "1"));

        events.observe(path, ArtifactKind.file, true, true, DAY);

        events.until(DAY + MINUTE);
        assertThat(events.values()).isEmpty();
    }
}
