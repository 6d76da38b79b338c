package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryPointTest {
    @ParameterizedTest
    @CsvSource({
        "file_corruption, , , NO_DATA",
        "file_corruption, 5, , NO_DATA",
        "file_corruption, , 5, NO_DATA",
        "file_corruption, 0, 0, 0 MET",
        "file_corruption, 1, 0, 0.000017 MISSED",
        "file_corruption, 0, 1, 0 MET",
        "audit_log_corruption, 1000, 1000, 0 MET",
        "audit_log_corruption, 61000, 1000, 1 MISSED",
        "proposal_rollback, 1000, 1000, 0 MET",
        "proposal_rollback, 3599999, 0, 59.999983 MET",
        "proposal_rollback, 3600000, 0, 60 MISSED",
        "proposal_rollback, , 0, NO_DATA",
        "proposal_rollback, 15778476000000, 0, 262974600 MISSED",
        "proposal_rollback, 9223372036854775807, -9223372036854775808, 153722867280912.930117 MISSED",
        "proposal_rollback, -9223372036854775808, 9223372036854775807, 0 MET",
        "key_compromise, 1, 0, none",
        "owner_unavailable, , , none",
        "invariant_violation, 1, 0, none",
        "other, 1, 0, none",
    })
    void theLossIsTheTimeFromTheSnapshotToTheFailure(
            String category, @Nullable Long failureAtMs, @Nullable Long snapshotMs, String expected) {
        Optional<Judged> judged = RecoveryPoint.of(category, optional(failureAtMs), optional(snapshotMs));

        assertThat(Shown.judged(judged)).isEqualTo(expected);
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
