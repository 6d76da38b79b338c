package io.oisstreams.kpis.core.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditVerdictTest {
    @Test
    void withoutEntriesTheScoreIsTheDocumentsBaseline() {
        AuditVerdict verdict = new AuditChain(ExpectedEnd.UNKNOWN).verdict();

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.head()).isEmpty();
        assertThat(verdict.score().rounded()).isEqualByComparingTo("100");
    }

    @Test
    void withoutEntriesButAnExpectedHeadNothingIsPassed() {
        ExpectedEnd kept = new ExpectedEnd(Optional.of("ab".repeat(32)), OptionalLong.empty());

        AuditVerdict verdict = new AuditChain(kept).verdict();

        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.score().rounded()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "9, 8"})
    void aChainThatBreaksIsOneCheckHoweverOften(int entries, int intact) {
        ChainedLog log = ChainedLog.of(entries);
        for (ObjectNode entry : log.entries()) {
            entry.put("sequence_number", 5);
        }
        log.chainFrom(0);
        log.entries().get(0).put("actor_id", "somebody else");

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        assertThat(verdict.score().dividend()).isEqualByComparingTo(BigDecimal.valueOf(100L * intact));
        assertThat(verdict.score().divisor()).isEqualByComparingTo(BigDecimal.valueOf(entries + 1L));
    }

    @Test
    void theFirstHundredBrokenEntriesAreKeptAndAllAreCounted() {
        AuditChain chain = new AuditChain(ExpectedEnd.UNKNOWN);
        for (int line = 1; line <= 250; line++) {
            chain.add(line, "nonsense".getBytes(UTF_8));
        }

        AuditVerdict verdict = chain.verdict();

        assertThat(verdict.entries()).isEqualTo(250);
        assertThat(verdict.brokenEntries()).isEqualTo(250);
        assertThat(verdict.firstBroken()).hasSize(100);
        assertThat(verdict.firstBroken().get(99).line()).isEqualTo(100);
        assertThat(verdict.broken(FaultKind.CONTENT)).isEqualTo(250);
        assertThat(verdict.broken(FaultKind.LINK)).isEqualTo(250);
        assertThat(verdict.broken(FaultKind.GAP)).isZero();
    }

    @Test
    void aLineOfWhichNothingIsReadTakesThePlaceOfAnEntry() {
        ChainedLog log = ChainedLog.of(3);
        AuditChain chain = new AuditChain(ExpectedEnd.UNKNOWN);
        chain.add(1, log.lines().get(0).getBytes(UTF_8));
        chain.addUnreadable(2, "too long");
        chain.add(3, log.lines().get(2).getBytes(UTF_8));

        AuditVerdict verdict = chain.verdict();

        assertThat(verdict.firstBroken())
                .containsExactly(
                        new BrokenEntry(
                                2,
                                OptionalLong.empty(),
                                List.of(
                                        new Fault(FaultKind.CONTENT, "the line is too long"),
                                        new Fault(FaultKind.LINK, "prev_entry_hash is none, expected " + log.hash(0)))),
                        new BrokenEntry(
                                3,
                                OptionalLong.of(2),
                                List.of(new Fault(
                                        FaultKind.LINK,
                                        "prev_entry_hash is " + log.hash(1)
                                                + ", expected that of the entry before, which states none"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sequence_number | -1                     | is not a whole number from 0",
                "sequence_number | 1.0                    | is not a whole number from 0",
                "sequence_number | '\"1\"'                | is not a whole number from 0",
                "sequence_number | 9223372036854775808    | is not a whole number from 0",
                "timestamp       | 1767323045             | is not a time in ISO 8601",
                "timestamp       | '\"yesterday\"'        | is not a time in ISO 8601",
                "timestamp       | '\"2026-02-30T00:00:00\"' | is not a time in ISO 8601",
                "entry_hash      | '\"AB\"'               | is not 64 lower-case hexadecimal digits",
                "prev_entry_hash | null                   | is not 64 lower-case hexadecimal digits"
            })
    void aFieldOfTheWrongTypeIsAFaultOfTheContentThatNamesIt(String name, String value, String message) {
        ChainedLog log = ChainedLog.of(1);
        log.entries()
                .get(0)
                .set(
                        name,
                        PythonJson.read(("{\"x\":" + value + "}").getBytes(UTF_8))
                                .get("x"));

        AuditVerdict verdict = log.verdict(ExpectedEnd.UNKNOWN);

        Fault fault = verdict.firstBroken().get(0).faults().get(0);
        assertThat(fault.kind()).isEqualTo(FaultKind.CONTENT);
        assertThat(fault.message()).startsWith(name + " " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "G", "AB"})
    void anExpectedHeadThatIsNoHashIsRefused(String head) {
        Optional<String> given = Optional.of(head.repeat(head.length() == 2 && head.equals("AB") ? 32 : 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpectedEnd(given, OptionalLong.empty()))
                .withMessageStartingWith("head: expected 64 lower-case hexadecimal digits, got '");
    }

    @Test
    void lessThanNoEntriesCanNotBeExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpectedEnd(Optional.empty(), OptionalLong.of(-1)))
                .withMessage("entries: expected a number from 0, got -1");
    }
}
