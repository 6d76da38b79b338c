package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.HOUR;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.Facts.attested;
import static io.oisstreams.integrity.core.Facts.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PC and policy references: contract 4.3 and 4.4. */
class PolicyLedgerTest {
    private static final long ALL = Long.MAX_VALUE;
    private final PolicyLedger ledger = new PolicyLedger();

    private List<Interval> gaps() {
        return ledger.gaps(S, E, ALL);
    }

    @Test
    void withoutAttestationTheWholeSpanIsAGap() {
        assertThat(gaps()).containsExactly(new Interval(S, E));
        assertThat(ledger.everAttested(ALL)).isFalse();
    }

    @Test
    void anAttestationOverTheWholeWindowLeavesNoGap() {
        ledger.add(attested(S - 1, "p", "1", 0, E));

        assertThat(gaps()).isEmpty();
        assertThat(ledger.everAttested(ALL)).isTrue();
    }

    @Test
    void oneMillisecondBetweenTwoVersionsIsAGap() {
        ledger.add(attested(S, "p", "1", 0, S + 10));
        ledger.add(attested(S, "p", "2", S + 11, E));

        assertThat(gaps()).containsExactly(new Interval(S + 10, S + 11));
    }

    @Test
    void touchingAndOverlappingIntervalsAreContinuous() {
        ledger.add(attested(S, "p", "3", S + 20, E));
        ledger.add(attested(S, "p", "1", 0, S + 10));
        ledger.add(attested(S, "p", "2", S + 10, S + 30));
        ledger.add(attested(S, "q", "1", S + 12, S + 13));

        assertThat(gaps()).isEmpty();
    }

    @Test
    void gapsAtBothEndsAndInTheMiddleAreMaximalAndInOrder() {
        ledger.add(attested(S, "p", "2", S + 500, S + 700));
        ledger.add(attested(S, "p", "1", S + 100, S + 200));
        ledger.add(attested(S, "p", "3", E + 5, E + 10));

        assertThat(gaps())
                .containsExactly(new Interval(S, S + 100), new Interval(S + 200, S + 500), new Interval(S + 700, E));
    }

    @Test
    void whatIsAttestedAfterTheSpanIsNoPartOfIt() {
        ledger.add(attested(S, "p", "1", 0, E));
        ledger.add(attested(S, "p", "2", E + 5, E + 10));

        assertThat(gaps()).isEmpty();
    }

    @Test
    void noAttestationCountsBeforeItWasMade() {
        ledger.add(attested(S + 100, "p", "1", 0, E));

        assertThat(gaps()).containsExactly(new Interval(S, S + 100));
    }

    @Test
    void noAttestationCountsBeforeItIsValid() {
        ledger.add(attested(S, "p", "1", S + 200, E));

        assertThat(gaps()).containsExactly(new Interval(S, S + 200));
    }

    @Test
    void anOpenAttestationCountsUntilItIsRevoked() {
        ledger.add(attested(S, "p", "1"));
        assertThat(gaps()).isEmpty();

        ledger.add(revoked(S + 300, "p", "1"));

        assertThat(gaps()).containsExactly(new Interval(S + 300, E));
    }

    @Test
    void aRevocationEndsItsOwnPolicyAndVersionOnly() {
        ledger.add(attested(S, "p", "1"));
        ledger.add(revoked(S + 300, "p", "2"));
        ledger.add(revoked(S + 300, "q", "1"));

        assertThat(gaps()).isEmpty();
    }

    @Test
    void aRevocationDoesNotEndALaterAttestation() {
        ledger.add(attested(S, "p", "1"));
        ledger.add(attested(S + 400, "p", "1"));
        ledger.add(revoked(S + 300, "p", "1"));

        assertThat(gaps()).containsExactly(new Interval(S + 300, S + 400));
    }

    @Test
    void theFirstRevocationEndsAnAttestation() {
        ledger.add(attested(S, "p", "1"));
        ledger.add(revoked(S + 500, "p", "1"));
        ledger.add(revoked(S + 300, "p", "1"));
        ledger.add(revoked(S + 400, "p", "1"));

        assertThat(gaps()).containsExactly(new Interval(S + 300, E));
    }

    @Test
    void aRevocationInTheSameMillisecondEndsAnAttestation() {
        ledger.add(attested(S, "p", "1"));
        ledger.add(revoked(S, "p", "1"));

        assertThat(gaps()).containsExactly(new Interval(S, E));
    }

    @Test
    void aRevocationAfterTheEndOfTheValidityLengthensNothing() {
        ledger.add(attested(S, "p", "1", 0, S + 100));
        ledger.add(revoked(S + 300, "p", "1"));

        assertThat(gaps()).containsExactly(new Interval(S + 100, E));
    }

    @Test
    void anAttestationThatIsRevokedBeforeItIsValidCoversNothing() {
        ledger.add(attested(S, "p", "1", S + 500, E));
        ledger.add(revoked(S + 300, "p", "1"));

        assertThat(gaps()).containsExactly(new Interval(S, E));
    }

    @Test
    void answersAreFromWhatWasAdmittedUpToTheMoment() {
        ledger.add(attested(S, "p", "1"));
        ledger.add(revoked(S + 300, "p", "1"));
        ledger.add(attested(S + 400, "p", "2"));

        assertThat(ledger.everAttested(S - 1)).isFalse();
        assertThat(ledger.everAttested(S)).isTrue();
        assertThat(ledger.gaps(S, E, S - 1)).containsExactly(new Interval(S, E));
        assertThat(ledger.gaps(S, E, S + 299)).isEmpty();
        assertThat(ledger.gaps(S, E, S + 300)).containsExactly(new Interval(S + 300, E));
        assertThat(ledger.gaps(S, E, S + 400)).containsExactly(new Interval(S + 300, S + 400));
        assertThat(ledger.gaps(S, E, S + 299)).isEmpty();
        assertThat(ledger.epoch(S + 299)).isEqualTo(1);
        assertThat(ledger.epoch(S + 300)).isEqualTo(2);
        assertThat(ledger.epoch(ALL)).isEqualTo(3);
    }

    @Test
    void aRevocationAloneIsNoAttestation() {
        ledger.add(revoked(S, "p", "1"));

        assertThat(ledger.everAttested(ALL)).isFalse();
    }

    @Test
    void aReferenceResolvesIfItsPolicyWasAttestedInTimeAndVersion() {
        ledger.add(new Attestation(S + 5, S + 10, "p", "1", 0, Optional.empty(), false));

        assertThat(ledger.attestedBy("p", Optional.of("1"), S + 10, ALL)).isTrue();
        assertThat(ledger.attestedBy("p", Optional.empty(), S + 10, ALL)).isTrue();
        assertThat(ledger.attestedBy("p", Optional.of("2"), S + 10, ALL)).isFalse();
        assertThat(ledger.attestedBy("q", Optional.of("1"), S + 10, ALL)).isFalse();
        assertThat(ledger.attestedBy("p", Optional.of("1"), S + 9, ALL)).isFalse();
        assertThat(ledger.attestedBy("p", Optional.of("1"), S + 10, S + 5)).isTrue();
        assertThat(ledger.attestedBy("p", Optional.of("1"), S + 10, S + 4)).isFalse();
    }

    @Test
    void aReferenceResolvesToAPolicyThatHasEndedOrWasRevoked() {
        ledger.add(attested(S, "p", "1", 0, S + 1));
        ledger.add(attested(S, "q", "1"));
        ledger.add(revoked(S + 2, "q", "1"));

        ledger.forgetSettledBefore(E, E + 5_000);

        assertThat(ledger.attestedBy("p", Optional.of("1"), E + HOUR, ALL)).isTrue();
        assertThat(ledger.attestedBy("q", Optional.of("1"), E + HOUR, ALL)).isTrue();
        assertThat(ledger.everAttested(ALL)).isTrue();
    }

    @Test
    void whatHasEndedIsForgottenButTheFirstOfEachVersion() {
        for (int i = 0; i < 100; i++) {
            ledger.add(attested(S + i, "p", "1", 0, S + 1_000 + i));
            ledger.add(attested(S + i, "p", "2"));
            ledger.add(revoked(S + i, "p", "3"));
        }

        ledger.forgetSettledBefore(E, E + 5_000);

        assertThat(ledger.all()).hasSize(2);
    }

    @Test
    void whatIsStillToComeIsNotForgotten() {
        Attestation next = attested(E + 1, "p", "1");
        Attestation end = revoked(E + 2, "p", "1");
        Attestation late = new Attestation(E + 5_001, S, "p", "2", 0, Optional.empty(), true);
        ledger.add(attested(S, "p", "1"));
        ledger.add(next);
        ledger.add(end);
        ledger.add(late);

        ledger.forgetSettledBefore(E, E + 5_000);

        assertThat(ledger.all()).contains(next, end, late);
    }

    @Test
    void aRevocationAtTheWindowsEndStillEndsWhatIsAttestedThenAndReadLater() {
        ledger.add(new Attestation(E, E, "p", "1", 0, Optional.empty(), true));

        ledger.forgetSettledBefore(E, E + 5_000);
        ledger.add(new Attestation(E + 6_000, E, "p", "1", 0, Optional.empty(), false));

        assertThat(ledger.gaps(E, E + HOUR, ALL)).containsExactly(new Interval(E, E + HOUR));
    }

    /** Forgetting at every close changes no answer about a later window: against a ledger that never forgets. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void forgettingChangesNoLaterAnswer(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 200; run++) {
            compareWithALedgerThatNeverForgets(random);
        }
    }

    private static void compareWithALedgerThatNeverForgets(SplittableRandom random) {
        PolicyLedger forgetful = new PolicyLedger();
        PolicyLedger complete = new PolicyLedger();
        List<Attestation> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(randomEvent(random));
        }
        events.sort(java.util.Comparator.comparingLong(Attestation::admissionMs));
        int next = 0;
        for (MeasurementWindow window = Facts.WINDOW; window.startMs() < S + 6 * HOUR; window = window.next()) {
            while (next < events.size() && events.get(next).admissionMs() <= window.closesAtMs()) {
                forgetful.add(events.get(next));
                complete.add(events.get(next));
                next++;
            }
            long asOfMs = window.acceptsUntilMs();
            assertSameAnswers(forgetful, complete, window, window.endMs(), asOfMs);
            forgetful.forgetSettledBefore(window.endMs(), asOfMs);
            MeasurementWindow open = window.next();
            long moment = open.startMs() + 10_000 + random.nextLong(Facts.SETTLE);
            assertSameAnswers(forgetful, complete, open, moment, moment);
            if (random.nextInt(3) == 0) {
                PolicyLedger restored = new PolicyLedger();
                forgetful.all().forEach(restored::add);
                forgetful = restored;
            }
        }
    }

    /** Accepted at a time near its own: at most five seconds outside its window. */
    private static Attestation randomEvent(SplittableRandom random) {
        MeasurementWindow window = Facts.GRID.startingAt(S + random.nextInt(6) * HOUR);
        long timestampMs = window.startMs() + random.nextInt(5) * (HOUR / 5);
        long admissionMs = window.acceptsFromMs() + random.nextInt(8) * ((HOUR + 10_000) / 7);
        long validFromMs = random.nextBoolean() ? 0 : timestampMs + random.nextInt(-2, 6) * (HOUR / 3);
        Optional<Long> validToMs =
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(timestampMs + random.nextInt(9) * (HOUR / 2));
        return new Attestation(
                admissionMs,
                timestampMs,
                random.nextBoolean() ? "p" : "q",
                random.nextBoolean() ? "1" : "2",
                validFromMs,
                validToMs,
                random.nextInt(3) == 0);
    }

    private static void assertSameAnswers(
            PolicyLedger forgetful, PolicyLedger complete, MeasurementWindow window, long toMs, long asOfMs) {
        assertThat(forgetful.gaps(window.startMs(), toMs, asOfMs))
                .as("gaps of %s as of %s", window, asOfMs)
                .isEqualTo(complete.gaps(window.startMs(), toMs, asOfMs));
        assertThat(forgetful.everAttested(asOfMs)).isEqualTo(complete.everAttested(asOfMs));
        for (String policy : List.of("p", "q")) {
            for (Optional<String> version : List.of(Optional.<String>empty(), Optional.of("1"), Optional.of("2"))) {
                assertThat(forgetful.attestedBy(policy, version, window.endMs(), asOfMs))
                        .isEqualTo(complete.attestedBy(policy, version, window.endMs(), asOfMs));
            }
        }
    }
}
