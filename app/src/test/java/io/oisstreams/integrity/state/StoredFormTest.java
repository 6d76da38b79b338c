package io.oisstreams.integrity.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.Severity;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.core.ChainState;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.Facts;
import io.oisstreams.integrity.core.PendingReplay;
import io.oisstreams.integrity.core.RecordLog;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.TenantSnapshot;
import io.oisstreams.streams.Documents;
import io.oisstreams.tlog.CompactRange;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written can be read again: facts, documents, keys, chunks of a journal. */
class StoredFormTest {
    private static List<Fact> read(byte[] bytes) {
        List<Fact> facts = new ArrayList<>();
        FactReader.readAll(bytes, (tenant, fact) -> facts.add(fact));
        return facts;
    }

    // Facts

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void factsAreReadAsTheyWereWritten(long seed) {
        RandomFacts random = new RandomFacts(seed);
        List<Fact> facts = new ArrayList<>();
        FactWriter writer = new FactWriter();
        for (int i = 0; i < 3_000; i++) {
            Fact fact = random.next();
            facts.add(fact);
            writer.write("t", fact);
        }

        List<Fact> read = read(writer.toByteArray());

        assertThat(read).isEqualTo(facts);
        assertThat(writer.size()).isEqualTo(writer.toByteArray().length);
    }

    @Test
    void factsOfSeveralTenantsKeepTheirTenants() {
        FactWriter writer = new FactWriter();
        for (String tenant : List.of("b", "a", "b", "c", "a")) {
            writer.write(tenant, new Fact.Rejected(1, "reason of " + tenant));
        }
        List<String> read = new ArrayList<>();

        FactReader.readAll(
                writer.toByteArray(), (tenant, fact) -> read.add(tenant + ": " + ((Fact.Rejected) fact).reason()));

        assertThat(read)
                .containsExactly(
                        "b: reason of b", "a: reason of a", "b: reason of b", "c: reason of c", "a: reason of a");
    }

    @Test
    void ofAnOrdinaryActionOnlyWhatCountsIsKept() {
        FactWriter writer = new FactWriter();
        writer.write("t", new Fact.Action(1, Facts.id("a"), 2, 3, false, "action", "agent"));

        assertThat(read(writer.toByteArray())).containsExactly(new Fact.Action(1, Facts.id("a"), 2, 0, false, "", ""));
    }

    @Test
    void storedCodesNeverChange() {
        assertThat(FactKind.values())
                .extracting(kind -> kind.name() + " " + kind.code())
                .containsExactly(
                        "DECISION 1",
                        "REPLAY 2",
                        "ACTION 3",
                        "ENTRY 4",
                        "SEEN 5",
                        "STALE_ENTRY 6",
                        "REJECTED 7",
                        "LEAF 8");
        assertThat(StateKey.journal(0, 0).get()[0]).isEqualTo((byte) 4);
        assertThat(StateKey.streamTime().get()).containsExactly(0, 0);
    }

    @Test
    void aFactOfUnknownKindOrCutShortIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {0, 2, 't', 18, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the stored state has a fact of unknown kind 9");
        FactWriter writer = new FactWriter();
        writer.write("t", new Fact.Rejected(1, "reason"));
        byte[] bytes = writer.toByteArray();
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the stored state can't be read");
    }

    @Test
    void entriesAreEqualByContent() {
        Fact.Entry one = Facts.entry(1, "e");

        assertThat(one).isEqualTo(Facts.entry(1, "e")).hasSameHashCodeAs(Facts.entry(1, "e"));
        assertThat(one).isNotEqualTo(Facts.entry(2, "e")).isNotEqualTo(Facts.entry(1, "f"));
        assertThat(one)
                .isNotEqualTo(new Facts.EntryBuilder(1, "e").brokenLink().build())
                .isNotEqualTo(new Facts.EntryBuilder(1, "e").signedBy().build())
                .isNotEqualTo(new Facts.EntryBuilder(1, "e").expiresAt(1).build())
                .isNotEqualTo(new Facts.EntryBuilder(1, "e").policy("p", "").build())
                .isNotEqualTo("e");
    }

    // Journals

    @Test
    void aJournalHoldsItsFactsInOrderHoweverOftenItIsWritten() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 20; run++) {
            RandomFacts facts = new RandomFacts(run);
            List<Fact> appended = new ArrayList<>();
            Map<Long, byte[]> chunks = new TreeMap<>();
            WindowJournal journal = new WindowJournal(0);
            for (int i = 0; i < 3_000; i++) {
                Fact fact = facts.next();
                appended.add(fact);
                journal.append("t", fact);
                if (random.nextInt(100) == 0) {
                    journal.writeTo(chunks::put);
                }
                if (random.nextInt(1_000) == 0) {
                    journal.writeTo(chunks::put);
                    journal = new WindowJournal(chunks.size()); // restored
                }
            }
            journal.writeTo(chunks::put);

            List<Fact> stored = new ArrayList<>();
            chunks.values().forEach(chunk -> stored.addAll(read(chunk)));
            assertThat(stored).isEqualTo(appended);
            long last = journal.chunks();
            assertThat(chunks.keySet()).allSatisfy(chunk -> assertThat(chunk).isLessThan(last));
        }
    }

    @Test
    void aSmallChunkIsRewrittenAndAFullOneIsNot() {
        WindowJournal journal = new WindowJournal(0);
        List<Long> written = new ArrayList<>();
        Fact small = new Fact.Rejected(1, "x".repeat(100));
        Fact large = new Fact.Rejected(1, "x".repeat(WindowJournal.FULL_BYTES));

        journal.append("t", small);
        journal.writeTo((chunk, bytes) -> written.add(chunk));
        journal.append("t", small);
        journal.writeTo((chunk, bytes) -> written.add(chunk));
        journal.append("t", large);
        journal.writeTo((chunk, bytes) -> written.add(chunk));
        journal.append("t", small);
        journal.writeTo((chunk, bytes) -> written.add(chunk));
        journal.writeTo((chunk, bytes) -> written.add(chunk));

        assertThat(written).containsExactly(0L, 0L, 0L, 1L);
    }

    @Test
    void chunksAreCutBeforeTheyGrowLarge() {
        WindowJournal journal = new WindowJournal(3);
        Fact fact = new Fact.Rejected(1, "x".repeat(1_000));
        for (int i = 0; i < 1_000; i++) {
            journal.append("t", fact);
        }
        Map<Long, byte[]> chunks = new TreeMap<>();

        journal.writeTo(chunks::put);

        assertThat(chunks.keySet()).containsExactly(3L, 4L, 5L, 6L);
        assertThat(chunks.values())
                .allSatisfy(chunk -> assertThat(chunk.length).isLessThan(WindowJournal.CUT_BYTES + 2_000));
    }

    // Keys

    @Test
    void keysTellWhatTheyAreOf() {
        PendingReplay replay = new PendingReplay("r", 1, 2, 3, new byte[0], Set.of());
        Bytes chain = StateKey.chain("ténant", "chain/\0é");
        Bytes journal = StateKey.journal(1_700_000_000_000L, 258);

        assertThat(StateKey.kindOf(StateKey.streamTime())).isEqualTo(StateKey.Kind.STREAM_TIME);
        assertThat(StateKey.kindOf(StateKey.tenant("t"))).isEqualTo(StateKey.Kind.TENANT);
        assertThat(StateKey.kindOf(chain)).isEqualTo(StateKey.Kind.CHAIN);
        assertThat(StateKey.kindOf(StateKey.pendingReplay("t", replay))).isEqualTo(StateKey.Kind.PENDING_REPLAY);
        assertThat(StateKey.kindOf(journal)).isEqualTo(StateKey.Kind.JOURNAL);
        assertThat(StateKey.tenantOf(chain)).isEqualTo("ténant");
        assertThat(StateKey.chainOf(chain)).isEqualTo("chain/\0é");
        assertThat(StateKey.tenantOf(journal)).isEmpty();
        assertThat(StateKey.windowStartOf(journal)).isEqualTo(1_700_000_000_000L);
        assertThat(StateKey.numberOf(journal)).isEqualTo(258);
        assertThatThrownBy(() -> StateKey.kindOf(Bytes.wrap(new byte[] {9, 0}))).hasMessageContaining("unknown kind");
    }

    @Test
    void aScanMeetsTenantsBeforeTheirRowsAndWindowsAndChunksInOrder() {
        List<Bytes> inOrder = List.of(
                StateKey.streamTime(),
                StateKey.tenant("a"),
                StateKey.tenant("ab"),
                StateKey.chain("a", "c"),
                StateKey.pendingReplay("a", new PendingReplay("r", 1, 0, 5, new byte[0], Set.of())),
                StateKey.journal(1_000, 0),
                StateKey.journal(1_000, 300),
                StateKey.journal(2_000, 0));

        assertThat(inOrder.stream().sorted()).isEqualTo(inOrder);
    }

    // Documents

    @Test
    void documentsAreReadAsTheyWereWritten() {
        TenantSnapshot snapshot = new TenantSnapshot(
                Optional.of(5L),
                3,
                List.of(
                        Facts.key(1, SignatureFamily.FALCON_512).build(),
                        Facts.key(2, SignatureFamily.ED25519)
                                .valid(3, 4)
                                .vendor()
                                .build()),
                List.of(Facts.attested(1, "p", "1"), Facts.revoked(2, "p", "1"), Facts.attested(1, "q", "2", 3, 4)),
                List.of(new Alert(
                        "id",
                        "acme",
                        "rule",
                        Severity.CRITICAL,
                        true,
                        Optional.of("subject"),
                        Optional.of(new BigDecimal("0.750000")),
                        Optional.empty(),
                        1,
                        2,
                        3,
                        "message")),
                Map.of(Source.ENTRIES, 7L),
                new RecordLog("ab".repeat(32), CompactRange.EMPTY.append(new byte[32])));
        ChainState chain =
                ChainState.EMPTY.with(0, ChainState.GENESIS, "h0", false).with(2, "h1", "h2", false);
        PendingReplay replay = new PendingReplay("r", 1, 2, 3, new byte[] {0, -1}, Set.of());

        assertThat(Documents.read(Documents.write(snapshot), TenantSnapshot.class))
                .isEqualTo(snapshot);
        assertThat(Documents.read(Documents.write(TenantSnapshot.NEW), TenantSnapshot.class))
                .isEqualTo(TenantSnapshot.NEW);
        assertThat(Documents.read(Documents.write(chain), ChainState.class)).isEqualTo(chain);
        assertThat(Documents.read(Documents.write(replay), PendingReplay.class)).isEqualTo(replay);
    }

    @Test
    void aDocumentThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> Documents.read("{".getBytes(StandardCharsets.UTF_8), ChainState.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the stored ChainState can't be read");
    }

    @ParameterizedTest
    @EnumSource(FactKind.class)
    void everyKindIsFoundByItsCode(FactKind kind) {
        assertThat(FactKind.of(kind.code())).isEqualTo(kind);
    }
}
