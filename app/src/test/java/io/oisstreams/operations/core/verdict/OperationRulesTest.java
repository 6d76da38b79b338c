package io.oisstreams.operations.core.verdict;

import static io.oisstreams.operations.core.verdict.Signed.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.operations.core.verdict.Refusal.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationRulesTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final AgeRule FIVE_MINUTES = new AgeRule(5 * MINUTE);
    private static final OperationRules NONE = new OperationRules(Optional.empty(), false, HOUR);
    private static final OperationRules AGE = new OperationRules(Optional.of(FIVE_MINUTES), false, HOUR);
    private static final OperationRules GUARD = new OperationRules(Optional.empty(), true, HOUR);
    private static final OperationRules BOTH = new OperationRules(Optional.of(FIVE_MINUTES), true, HOUR);

    private final Map<NonceId, Long> remembered = new HashMap<>();
    private final NonceMemory memory = new NonceMemory() {
        @Override
        public boolean holds(NonceId nonce, long atMs) {
            return remembered.containsKey(nonce) && atMs <= remembered.get(nonce);
        }

        @Override
        public void remember(NonceId nonce, long untilMs) {
            remembered.put(nonce, untilMs);
        }
    };

    private Optional<Reason> judge(OperationRules rules, Signed operation) {
        return rules.judge(operation.build(), Optional.empty(), memory).map(Refusal::reason);
    }

    @Test
    void withoutRulesTheSignatureAloneDecides() {
        Signed old = new Signed().signedAt(0);

        assertThat(judge(NONE, old)).isEmpty();
        assertThat(judge(NONE, old)).isEmpty();
        assertThat(judge(NONE, old.withoutNonce().withoutTime())).isEmpty();
        assertThat(remembered).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,", "300000,", "300001, TOO_OLD", "-5000,", "-5001, SIGNED_IN_THE_FUTURE"})
    void anAgeOfExactlyFiveMinutesIsAllowedAndFiveSecondsOfSkew(long ageMs, Reason expected) {
        assertThat(judge(AGE, new Signed().signedAt(AT - ageMs))).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0})
    void noTimeOfThePastIsTooLongAgoToBeTooOld(long signedAtMs) {
        assertThat(judge(BOTH, new Signed().signedAt(signedAtMs))).hasValue(Reason.TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 1, AT + 5_001})
    void noTimeOfTheFutureIsAllowed(long signedAtMs) {
        assertThat(judge(BOTH, new Signed().signedAt(signedAtMs))).hasValue(Reason.SIGNED_IN_THE_FUTURE);
    }

    @Test
    void aRuleRefusesWhatItCanNotJudge() {
        assertThat(judge(AGE, new Signed().withoutTime())).hasValue(Reason.SIGNED_AT_MISSING);
        assertThat(judge(GUARD, new Signed().withoutNonce())).hasValue(Reason.NONCE_MISSING);
        assertThat(judge(AGE, new Signed().withoutNonce())).isEmpty();
        assertThat(judge(GUARD, new Signed().withoutTime())).isEmpty();
    }

    @Test
    void aNonceCountsOnceForItsTenantAndKey() {
        assertThat(judge(GUARD, new Signed())).isEmpty();

        assertThat(judge(GUARD, new Signed())).hasValue(Reason.NONCE_SEEN_BEFORE);
        assertThat(judge(GUARD, new Signed().variant(KeyVariant.ROUND3))).hasValue(Reason.NONCE_SEEN_BEFORE);
        assertThat(judge(GUARD, new Signed().nonce("other"))).isEmpty();
        assertThat(judge(GUARD, new Signed().key(2))).isEmpty();
        assertThat(judge(GUARD, new Signed().algorithm(SignatureFamily.ML_DSA_65)))
                .isEmpty();
        assertThat(judge(GUARD, new Signed().tenant("u"))).isEmpty();
    }

    @Test
    void whatIsRefusedUsesUpNoNonce() {
        Refusal invalid = new Refusal(Reason.INVALID_SIGNATURE, "");

        assertThat(BOTH.judge(new Signed().build(), Optional.of(invalid), memory))
                .hasValue(invalid);
        assertThat(judge(BOTH, new Signed().signedAt(AT + 6_000))).hasValue(Reason.SIGNED_IN_THE_FUTURE);
        assertThat(judge(BOTH, new Signed())).isEmpty();
    }

    @Test
    void withoutAnAgeRuleANonceIsRememberedAsLongAsConfigured() {
        assertThat(judge(GUARD, new Signed())).isEmpty();

        assertThat(judge(GUARD, new Signed().admittedAt(AT + HOUR))).hasValue(Reason.NONCE_SEEN_BEFORE);
        assertThat(judge(GUARD, new Signed().admittedAt(AT + HOUR + 1))).isEmpty();
    }

    @Test
    void withAnAgeRuleANonceIsRememberedUntilItsOperationIsTooOld() {
        Signed operation = new Signed().signedAt(AT - 2 * MINUTE);
        assertThat(judge(BOTH, operation)).isEmpty();
        assertThat(remembered.values()).containsExactly(AT + 3 * MINUTE);

        assertThat(judge(BOTH, operation.admittedAt(AT + 3 * MINUTE))).hasValue(Reason.NONCE_SEEN_BEFORE);
        assertThat(judge(BOTH, operation.admittedAt(AT + 3 * MINUTE + 1))).hasValue(Reason.TOO_OLD);
    }

    @Test
    void noReplayOfASignedOperationIsEverVerifiedTwice() {
        for (long laterMs = 0; laterMs <= 6 * MINUTE; laterMs += 7_001) {
            for (long ageMs = -5_000; ageMs <= 5 * MINUTE; ageMs += 5_000) {
                remembered.clear();
                Signed operation = new Signed().signedAt(AT - ageMs);
                assertThat(judge(BOTH, operation)).isEmpty();
                assertThat(judge(BOTH, operation.admittedAt(AT + laterMs))).isPresent();
            }
        }
    }
}
