package io.oisstreams.kpis.core.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seven entries; the damage is at entry 0, 3 or 6, which stand on lines 1, 4 and 7. */
class AuditChainTest {
    private static final int ENTRIES = 7;

    /** Written by Python 3.11. */
    private static final List<String> BY_PYTHON = List.of("""
            {"entry_id": "e-0", "timestamp": "2026-01-02T03:04:05", "sequence_number": 0, "action_payload": {"note": "B\\u1ed1 C\\u01b0\\u1eddng \\ud83d\\ude00", "k": 0.1}, "safety_score": 8.0, "prev_entry_hash": "0000000000000000000000000000000000000000000000000000000000000000", "entry_hash": "19f315d65d7c7f305590aaf6b555e867110ec1a51f12d711a92732ec90404397"}""", """
            {"entry_id": "e-1", "timestamp": "2026-01-02T03:04:05.000001", "sequence_number": 1, "action_payload": {"list": [1e+16, 1e-05, null, true, -0.0], "big": 1180591620717411303424}, "safety_score": 8.0, "prev_entry_hash": "19f315d65d7c7f305590aaf6b555e867110ec1a51f12d711a92732ec90404397", "entry_hash": "120c535745f5f8a20d25690bb4a3db4087a733ec471fdc8c2b0f7f4147b74527"}""", """
            {"entry_id": "e-2", "timestamp": "2026-01-02T03:04:06+00:00", "sequence_number": 2, "action_payload": {"\\uffff": 1, "\\ud800\\udc00": 2, "\\u007f": "\\ud83d"}, "safety_score": 8.0, "prev_entry_hash": "120c535745f5f8a20d25690bb4a3db4087a733ec471fdc8c2b0f7f4147b74527", "entry_hash": "3255655b9c508baa8a8b3430a97d0ca91293c1bca3bd0af42316e750a4fc162d"}""");

    private final ChainedLog log = ChainedLog.of(ENTRIES);
    private final List<ObjectNode> entries = log.entries();
    private final ExpectedEnd kept = new ExpectedEnd(Optional.of(log.head()), OptionalLong.of(ENTRIES));

    @Test
    void whatPythonChainedIsIntact() {
        AuditChain chain = new AuditChain(ExpectedEnd.UNKNOWN);

        for (int i = 0; i < BY_PYTHON.size(); i++) {
            chain.add(i + 1, BY_PYTHON.get(i).getBytes(UTF_8));
        }

        assertThat(chain.verdict().intact()).isTrue();
        assertThat(chain.verdict().entries()).isEqualTo(3);
        assertThat(chain.verdict().head()).contains("3255655b9c508baa8a8b3430a97d0ca91293c1bca3bd0af42316e750a4fc162d");
    }

    @Test
    void anUndamagedLogIsIntact() {
        AuditVerdict verdict = log.verdict(kept);

        assertThat(verdict.intact()).isTrue();
        assertThat(faults(verdict)).isEmpty();
        assertThat(verdict.broken()).containsOnlyKeys(FaultKind.values());
        assertThat(verdict.score().rounded()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6})
    void aChangedContentIsFoundWhereItIs(int damaged) {
        entries.get(damaged).put("actor_id", "somebody else");

        AuditVerdict verdict = log.verdict(kept);

        assertThat(faults(verdict)).containsExactly((damaged + 1) + " CONTENT");
        assertThat(verdict.endFaults()).isEmpty();
        assertThat(verdict.chainValid()).isTrue();
        assertThat(verdict.score().rounded()).isEqualByComparingTo("87.5");
    }

    @ParameterizedTest
    @CsvSource({"0, 2 LINK", "3, 5 LINK", "6,"})
    void aChangedContentWithItsHashBreaksTheNextLink(int damaged, String next) {
        entries.get(damaged).put("actor_id", "somebody else");
        log.rehash(damaged);

        AuditVerdict verdict = log.verdict(kept);

        assertThat(faults(verdict)).isEqualTo(Optional.ofNullable(next).stream().toList());
        assertThat(verdict.endFaults()).hasSize(damaged == 6 ? 1 : 0);
        assertThat(verdict.intact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1 CONTENT LINK", "3, 4 CONTENT LINK", "6, 7 CONTENT LINK"})
    void aChangedLinkIsFoundWhereItIs(int damaged, String found) {
        entries.get(damaged).put("prev_entry_hash", "ab".repeat(32));

        AuditVerdict verdict = log.verdict(kept);

        assertThat(faults(verdict)).containsExactly(found);
        assertThat(verdict.firstBroken().get(0).faults().get(1).message())
                .startsWith("prev_entry_hash is abab")
                .endsWith(", expected " + (damaged == 0 ? "0".repeat(64) : log.hash(damaged - 1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1 LINK GAP", "3, 4 LINK GAP", "6,"})
    void aRemovedEntryBreaksTheOneAfterIt(int damaged, String found) {
        entries.remove(damaged);

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(faults(verdict))
                .isEqualTo(Optional.ofNullable(found).stream().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1 LINK GAP, 2 LINK ORDER, 3 LINK GAP",
        "3, 4 LINK GAP, 5 LINK ORDER, 6 LINK GAP",
        "5, 6 LINK GAP, 7 LINK ORDER,"
    })
    void swappedEntriesAreOutOfOrder(int damaged, String first, String second, String third) {
        Collections.swap(entries, damaged, damaged + 1);

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(faults(verdict)).isEqualTo(third == null ? List.of(first, second) : List.of(first, second, third));
    }

    @ParameterizedTest
    @CsvSource({"0, 2 LINK ORDER", "3, 5 LINK ORDER", "6, 8 LINK ORDER"})
    void aRepeatedEntryIsOutOfOrder(int damaged, String found) {
        entries.add(damaged, entries.get(damaged));

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(faults(verdict)).containsExactly(found);
        assertThat(verdict.firstBroken().get(0).sequence()).hasValue(damaged);
        assertThat(verdict.firstBroken().get(0).faults().get(1).message())
                .isEqualTo("sequence_number is " + damaged + ", expected more than " + damaged);
    }

    @ParameterizedTest
    @CsvSource({"0, 2 LINK ORDER", "3, 5 LINK ORDER", "6, 8 LINK ORDER"})
    void anInsertedEntryPutsTheOneAfterItOutOfOrder(int damaged, String found) {
        ObjectNode forged = entries.get(damaged).deepCopy();
        entries.add(damaged, forged.put("actor_id", "somebody else"));
        log.rehash(damaged);

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(faults(verdict)).containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource({"0, 1 CONTENT LINK, 2 LINK", "3, 4 CONTENT LINK, 5 LINK", "6, 7 CONTENT LINK,"})
    void anEntryThatCanNotBeReadLinksNothing(int damaged, String first, String second) {
        entries.get(damaged).removeAll();

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(faults(verdict)).isEqualTo(second == null ? List.of(first) : List.of(first, second));
        assertThat(verdict.firstBroken().get(0).sequence()).isEmpty();
        assertThat(verdict.firstBroken().get(0).faults().get(0).message())
                .isEqualTo("sequence_number is missing; timestamp is missing; prev_entry_hash is missing;"
                        + " entry_hash is missing");
    }

    @ParameterizedTest
    @CsvSource({"1, 2 ORDER", "3, 4 ORDER", "6, 7 ORDER"})
    void anEarlierTimeIsOutOfOrder(int damaged, String found) {
        entries.get(damaged).put("timestamp", "2026-01-02T03:04:00.4");
        log.chainFrom(damaged);

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(faults(verdict)).containsExactly(found);
        assertThat(verdict.firstBroken().get(0).faults().get(0).message())
                .isEqualTo("timestamp is 2026-01-02T03:04:00.400Z, earlier than 2026-01-02T03:04:0" + (damaged - 1)
                        + ".500Z");
    }

    @Test
    void theSameTimeTwiceIsInOrderWhateverItsZone() {
        entries.get(1).put("timestamp", "2026-01-02T03:04:00.5");
        entries.get(2).put("timestamp", "2026-01-02T04:04:00.500+01:00");
        entries.get(3).put("timestamp", "2026-01-01T22:04:00.5-05:00");
        log.chainFrom(1);

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(faults(verdict)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1 GAP", "3, 4 GAP", "6, 7 GAP"})
    void sequenceNumbersThatAreLeftOutAreAGapEvenIfAllIsHashedAnew(int damaged, String found) {
        for (int i = damaged; i < ENTRIES; i++) {
            entries.get(i).put("sequence_number", i + 2);
        }
        log.chainFrom(damaged);

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(faults(verdict)).containsExactly(found);
        assertThat(verdict.firstBroken().get(0).faults().get(0).message())
                .isEqualTo("sequence_number is " + (damaged + 2) + ", expected " + damaged);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void onlyTheExpectedHeadShowsACutTail(int cut) {
        entries.subList(ENTRIES - cut, ENTRIES).clear();

        AuditVerdict alone = log.verdict(ExpectedEnd.UNKNOWN);
        AuditVerdict compared = log.verdict(kept);

        assertThat(alone.intact()).isTrue();
        assertThat(compared.intact()).isFalse();
        assertThat(compared.chainValid()).isFalse();
        assertThat(compared.brokenEntries()).isZero();
        assertThat(compared.endFaults())
                .containsExactly(
                        "the head is " + log.head() + ", expected "
                                + kept.head().orElseThrow() + ", which no entry has",
                        "there are " + (ENTRIES - cut) + " entries, expected " + ENTRIES);
    }

    @Test
    void onlyTheExpectedHeadShowsARemovedHeadIfTheRestIsRewritten() {
        entries.subList(0, 2).clear();
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).put("sequence_number", i);
        }
        log.chainFrom(0);

        assertThat(log.verdict(ExpectedEnd.UNKNOWN).intact()).isTrue();
        assertThat(log.verdict(new ExpectedEnd(kept.head(), OptionalLong.empty()))
                        .intact())
                .isFalse();
    }

    @Test
    void aLogThatGrewSaysWhereItsExpectedHeadIs() {
        ExpectedEnd earlier = new ExpectedEnd(Optional.of(log.hash(4)), OptionalLong.of(5));

        AuditVerdict verdict = log.verdict(earlier);

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.entriesAtExpectedHead()).hasValue(5);
    }

    @ParameterizedTest
    @CsvSource({"4, true", "6, true", "5, false"})
    void theNumberOfEntriesIsThatUpToTheExpectedHead(long entries, boolean isWrong) {
        ExpectedEnd earlier = new ExpectedEnd(Optional.of(log.hash(4)), OptionalLong.of(entries));

        assertThat(log.verdict(earlier).intact()).isEqualTo(!isWrong);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void withoutAHeadThereMustBeAtLeastSoManyEntries(int more, boolean isIntact) {
        ExpectedEnd counted = new ExpectedEnd(Optional.empty(), OptionalLong.of(ENTRIES + more));

        assertThat(log.verdict(counted).intact()).isEqualTo(isIntact);
    }

    /** Line, then kinds. */
    private static List<String> faults(AuditVerdict verdict) {
        assertThat(verdict.firstBroken()).hasSize((int) verdict.brokenEntries());
        return verdict.firstBroken().stream()
                .map(entry -> entry.line()
                        + String.join(
                                "",
                                entry.faults().stream()
                                        .map(fault -> " " + fault.kind())
                                        .toList()))
                .toList();
    }
}
