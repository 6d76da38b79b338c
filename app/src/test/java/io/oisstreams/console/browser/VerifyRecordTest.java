package io.oisstreams.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.EventHeader;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.ScenarioExport;
import io.oisstreams.integrity.verify.ExportProofs;
import io.oisstreams.integrity.verify.FieldChanges;
import io.oisstreams.integrity.verify.ProofBundle;
import io.oisstreams.integrity.verify.TenantLog;
import io.oisstreams.integrity.verify.WindowLeaves;
import io.oisstreams.signing.TrustedKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records and bundles that the service made, checked in the browser: true ones pass, and no changed one does. */
class VerifyRecordTest extends VerifyTest {
    private static final String TENANT = "a/b ?#%*~!()日本";
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    /** The keys sign in this order; the first is of a family that browsers don't know. */
    private static final String POST_QUANTUM = "/extensions/signatures/0: ";

    private final List<String> eventIds = new ArrayList<>();
    private TrustedKeys keys;
    private TenantLog log;
    private ExportProofs proofs;

    private record Checked(
            String record,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String trusted) {
        boolean isBeside(Checked other) {
            return Objects.equals(previous, other.previous)
                    && Objects.equals(next, other.next)
                    && Objects.equals(trusted, other.trusted);
        }
    }

    private record Together(
            List<String> records,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String trusted) {}

    private record Bundle(String bundle, @Nullable String trusted) {}

    @BeforeAll
    void publish(@TempDir Path folder) {
        Scenario scenario = new Scenario(TENANT);
        for (int hour = 0; hour < 3; hour++) {
            long from = START + hour * HOUR;
            scenario.healthy(from, from + HOUR)
                    .action(from + 10_000, false)
                    .decision(from + 20_000, "unrecorded-" + hour, Optional.of("nowhere"));
            eventIds.add(EventHeader.of(scenario.last().value()).eventId());
        }
        keys = ScenarioExport.keys(folder.resolve("keys"));
        Path export = ScenarioExport.write(
                folder.resolve("export"), Optional.of(folder.resolve("keys")), START + 5 * HOUR + 600_000, scenario);
        proofs = new ExportProofs(export);
        log = proofs.logs(Optional.empty()).iterator().next();
    }

    private Step[][] check(List<Checked> records) {
        String each = """
                (await import('/js/verify/signatures.js').then(({ trustedKeys }) => Promise.all(argument.map((one) => {
                    const trusted = one.trusted ? trustedKeys(one.trusted) : null;
                    return Promise.all(one.records.map((record) =>
                        checkRecord(record, { previous: one.previous, next: one.next, trusted })));
                })))).flat()""";
        return call("checkRecord", "record.js", each, together(records), Step[][].class);
    }

    /** What is the same for records that follow each other is sent to the browser once. */
    private static List<Together> together(List<Checked> records) {
        List<Together> all = new ArrayList<>();
        Checked before = new Checked("", "", "", "");
        for (Checked one : records) {
            if (all.isEmpty() || !one.isBeside(before)) {
                all.add(new Together(new ArrayList<>(), one.previous(), one.next(), one.trusted()));
            }
            all.get(all.size() - 1).records().add(one.record());
            before = one;
        }
        return all;
    }

    private Step[][] checkBundles(List<Bundle> bundles) {
        String each = """
                (await import('/js/verify/signatures.js').then(({ trustedKeys }) => Promise.all(argument.map((one) =>
                    checkBundle(one.bundle, one.trusted ? trustedKeys(one.trusted) : null)))))""";
        return call("checkBundle", "bundle.js", each, bundles, Step[][].class);
    }

    private Checked checked(int index, String record) {
        String previous = index == 0 ? null : log.entry(index - 1).text();
        String next = index + 1 == log.size() ? null : log.entry(index + 1).text();
        return new Checked(record, previous, next, keys.json());
    }

    private static List<Step> failed(Step[] steps) {
        return Arrays.stream(steps).filter(Step::failed).toList();
    }

    private static String text(ObjectNode json) {
        return new String(RecordJson.bytes(json), StandardCharsets.UTF_8);
    }

    private ProofBundle bundle(String eventId, long index, long size) {
        TenantLog.Entry record = log.entry(index);
        ExportProofs.Place place = proofs.places(new ExportProofs.Wanted(
                        eventId, Optional.of(TENANT), Optional.empty(), OptionalLong.of(record.startMs())))
                .iterator()
                .next();
        WindowLeaves.Found event = proofs.leaves(place, eventId).find().orElseThrow();
        return ProofBundle.of(event, record, log.inclusion(index, size), log.note(size, Optional.of(keys)));
    }

    @Test
    void trueRecordsPass() {
        List<Checked> records = IntStream.range(0, (int) log.size())
                .mapToObj(i -> checked(i, log.entry(i).text()))
                .toList();

        Step[][] found = check(records);

        assertThat(found.length).isGreaterThan(3);
        for (Step[] steps : found) {
            assertThat(failed(steps)).isEmpty();
            assertThat(Arrays.stream(steps).filter(step -> step.ok() == null))
                    .extracting(Step::name)
                    .allMatch(name -> name.contains("ML_DSA_65"));
            assertThat(steps).extracting(Step::name).contains("Record hash", "Telemetry hash", "OIS", "Signers");
        }
    }

    @Test
    void withoutKeysSignaturesAreNotCheckedAndNothingElseChanges() {
        Step[] steps = check(List.of(new Checked(log.entry(0).text(), null, null, null)))[0];

        assertThat(failed(steps)).isEmpty();
        assertThat(Arrays.stream(steps).filter(step -> step.ok() == null)).hasSize(2);
    }

    @Test
    void noRecordWithOneChangedFieldPasses() {
        List<FieldChanges.Changed> changes = FieldChanges.of(log.entry(1).json(), new Random(1)).stream()
                .filter(change -> !change.what().startsWith(POST_QUANTUM + "signature is")
                        && !change.what().startsWith(POST_QUANTUM + "checkpoint_signature is"))
                .toList();

        Step[][] found = check(
                changes.stream().map(change -> checked(1, text(change.json()))).toList());

        assertThat(changes).hasSizeGreaterThan(200);
        for (int i = 0; i < found.length; i++) {
            assertThat(failed(found[i])).as(changes.get(i).what()).isNotEmpty();
        }
    }

    @Test
    void aRecordBetweenOthersThanItsNeighboursFails() {
        String text = log.entry(1).text();

        Step[][] found = check(List.of(
                new Checked(text, log.entry(2).text(), null, null),
                new Checked(text, null, log.entry(3).text(), null),
                new Checked(text, text, null, null)));

        for (Step[] steps : found) {
            assertThat(failed(steps)).extracting(Step::name).anyMatch(name -> name.startsWith("Link"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "1",
                "\"x\"",
                "[]",
                "{}",
                "{",
                "{\"extensions\":null}",
                "{\"extensions\":[]}",
                "{\"extensions\":{\"__proto__\":{}}}",
                "{\"record\":{}}",
                "{\"record\":{\"extensions\":{}}}",
                "{\"format\":\"ois-proof/v1\"}",
                "{\"constructor\":{\"prototype\":1}}"
            })
    void whateverIsGivenOneStepSaysThatItIsWrong(String text) {
        Step[] ofRecord = check(List.of(new Checked(text, text, text, null)))[0];
        Step[] ofBundle = checkBundles(List.of(new Bundle(text, null)))[0];

        assertThat(failed(ofRecord)).isNotEmpty();
        assertThat(failed(ofBundle)).isNotEmpty();
    }

    @Test
    void aRecordWithAnyCharacterChangedGivesStepsAndNoError() {
        Random random = new Random(6);
        String text = log.entry(1).text();
        List<Checked> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(text.length());
            char other = "\"{}[],:0-.eE\\ \u0000é".charAt(random.nextInt(16));
            records.add(checked(1, text.substring(0, at) + other + text.substring(at + 1)));
        }

        Step[][] found = check(records);

        assertThat(found.length).isEqualTo(records.size());
        assertThat(List.of(found)).allSatisfy(steps -> assertThat(steps).isNotEmpty());
    }

    @Test
    void trueBundlesPassWithTheOwnCheckpointAndALaterOne() {
        List<Bundle> bundles = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            for (long size = index + 1L; size <= log.size(); size++) {
                bundles.add(new Bundle(bundle(eventIds.get(index), index, size).json(), keys.json()));
            }
        }

        Step[][] found = checkBundles(bundles);

        assertThat(found.length).isEqualTo(5 + 4 + 3);
        for (Step[] steps : found) {
            assertThat(failed(steps)).isEmpty();
            assertThat(steps).extracting(Step::name).contains("Event", "Place in the evidence", "Place in the log");
            assertThat(Arrays.stream(steps).filter(step -> step.name().startsWith("Checkpoint signed")))
                    .extracting(Step::ok)
                    .containsExactly(null, true);
        }
    }

    @Test
    void noBundleWithOneChangedFieldPasses() throws Exception {
        ObjectNode original = (ObjectNode)
                new ObjectMapper().readTree(bundle(eventIds.get(1), 1, 2).json());
        original.set("record", log.entry(1).json());
        List<FieldChanges.Changed> changes = FieldChanges.of(original, new Random(2)).stream()
                .filter(change -> !change.what().startsWith("/record" + POST_QUANTUM + "signature is"))
                .toList();

        Step[][] found = checkBundles(changes.stream()
                .map(change -> new Bundle(text(change.json()), keys.json()))
                .toList());

        assertThat(changes).hasSizeGreaterThan(200);
        for (int i = 0; i < found.length; i++) {
            assertThat(failed(found[i])).as(changes.get(i).what()).isNotEmpty();
        }
    }
}
