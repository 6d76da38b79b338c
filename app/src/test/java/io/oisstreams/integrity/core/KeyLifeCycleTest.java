package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.Facts.E;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.integrity.core.KeyLifeCycle.Story;
import io.oisstreams.integrity.core.KeyLifeCycle.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@code topology-docs/keys.md}, row by row: each is computed from real keys and signatures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyLifeCycleTest {
    private static final Path PAGE = Path.of("..", "topology-docs", "keys.md");
    private static final String BEGIN = "<!-- keys:begin -->";
    private static final String END = "<!-- keys:end -->";
    private static final String KEY_ID = "the key";

    private final Map<String, Story> stories = KeyLifeCycle.stories();
    private final RealSigners signers = new RealSigners();
    private final SignatureVerifier verifier = new BouncyCastleVerifier();
    private final SignatureCheck check = (key, message, signature) ->
            verifier.verify(key.family(), key.variant(), key.publicKey(), message, signature);

    /** A row's cells, but for the first. */
    private record Effect(String es, String sd, String vi, String events) {}

    private record Row(String key, Effect effect) {
        @Override
        public String toString() {
            return key;
        }
    }

    static List<Row> rows() throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(page.indexOf(BEGIN), page.indexOf(END))
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                .map(cells -> new Row(cells[0], new Effect(cells[1], cells[2], cells[3], cells[4])))
                .toList();
    }

    @Test
    void everyRowHasItsStoryAndEveryStoryItsRow() throws IOException {
        assertThat(rows()).extracting(Row::key).containsExactlyElementsOf(stories.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theRowSaysWhatTheWindowGets(Row row) {
        Story story = Objects.requireNonNull(stories.get(row.key()), "a row without a story");

        assertThat(effectOf(story, false)).as("verified at the close").isEqualTo(row.effect());
        assertThat(effectOf(story, true)).as("verified on arrival").isEqualTo(row.effect());
    }

    /** One entry in each of two windows; the effect on the one that the row is about. */
    private Effect effectOf(Story story, boolean onArrival) {
        TenantState tenant = new TenantState("acme", Facts.RULES);
        tenant.heard(Facts.WINDOW);
        for (SignatureFamily family : Facts.POST_QUANTUM) {
            if (family != story.family()) {
                tenant.keys().add(version(family.name(), Told.of(family), KeyVariant.STANDARD));
            }
        }
        story.told().forEach(told -> tenant.keys().add(version(KEY_ID, told, story.signed())));
        for (MeasurementWindow window : List.of(Facts.WINDOW, Facts.WINDOW.next())) {
            Fact.Entry entry = entry(story, window.startMs() + KeyLifeCycle.IN_WINDOW);
            tenant.apply(window.startMs(), onArrival ? verified(entry, tenant.keys()) : entry);
        }
        ClosedWindow first = WindowClosing.close(tenant, Facts.WINDOW, check);
        ClosedWindow second = WindowClosing.close(tenant, Facts.WINDOW.next(), check);
        return effect(story.nextWindow() ? second : first);
    }

    private static Effect effect(ClosedWindow closed) {
        Telemetry telemetry = closed.record().telemetry();
        List<String> events = closed.degradations().stream()
                .filter(degradation -> degradation.dimension() != Dimension.POLICY_CONTINUITY)
                .map(degradation -> "`" + degradation.type().label() + "`")
                .toList();
        return new Effect(
                telemetry.verifiableChainEntries() + "/" + telemetry.totalChainEntries(),
                telemetry.minDistinctFamilies() + "/3",
                telemetry.vendorIndependentAttestations() + "/" + telemetry.totalAttestations(),
                events.isEmpty() ? "none" : String.join(", ", events));
    }

    private KeyVersion version(String keyId, Told told, KeyVariant signed) {
        return KeyVersion.of(
                told.admissionMs(),
                keyId,
                told.family(),
                told.variant(),
                signers.publicKey(told.family(), signed, told.keyPair()),
                told.status(),
                told.validFromMs(),
                told.validToMs(),
                told.published());
    }

    private Fact.Entry entry(Story story, long atMs) {
        byte[] hash = Arrays.copyOf(("hash of the entry at " + atMs).getBytes(StandardCharsets.UTF_8), 32);
        List<EntrySignature> signatures = new ArrayList<>();
        for (SignatureFamily family : Facts.POST_QUANTUM) {
            boolean subject = family == story.family();
            KeyVariant variant = subject ? story.signed() : KeyVariant.STANDARD;
            signatures.add(new EntrySignature(
                    subject ? KEY_ID : family.name(),
                    family,
                    Optional.empty(),
                    false,
                    signers.sign(family, variant, hash)));
        }
        return new Fact.Entry(
                atMs,
                Facts.id("e" + atMs),
                1,
                atMs,
                "e" + atMs,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                hash,
                signatures);
    }

    /** What happens beside the stream: each signature is checked under the key known at its admission. */
    private Fact.Entry verified(Fact.Entry entry, KeyRing keys) {
        return entry.settled(entry.signatures().stream()
                .map(signature -> keys.resolve(signature.keyId(), entry.admissionMs())
                        .filter(key -> key.family() == signature.family())
                        .map(key ->
                                signature.checkedUnder(key, check.valid(key, entry.entryHash(), signature.signature())))
                        .orElse(signature))
                .toList());
    }

    @Test
    void aPublishedRecordDoesNotChangeWhenTheKeyDoes() {
        Told vendor = Told.of(SignatureFamily.ML_DSA_65).fromVendor();
        Told published = Told.of(SignatureFamily.ML_DSA_65).at(E + 5_000);
        Story without = new Story(SignatureFamily.ML_DSA_65, KeyVariant.STANDARD, List.of(vendor), false);
        Story with = new Story(SignatureFamily.ML_DSA_65, KeyVariant.STANDARD, List.of(vendor, published), false);

        assertThat(effectOf(with, true)).isEqualTo(effectOf(without, true));
        assertThat(effectOf(with.inTheNextWindow(), true)).isNotEqualTo(effectOf(without.inTheNextWindow(), true));
    }
}
