package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.Judged;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTimeTest {
    @ParameterizedTest
    @CsvSource({
        "file_corruption, 0, 0 MET, none",
        "file_corruption, 299999, 4.999983 MET, none",
        "file_corruption, 300000, 5 MISSED, none",
        "file_corruption, 600000, 10 MISSED, none",
        "file_corruption, 600001, 10.000017 CRITICAL, CRITICAL 10",
        "proposal_rollback, 1799999, 29.999983 MET, none",
        "proposal_rollback, 1800000, 30 MISSED, none",
        "proposal_rollback, 3600000, 60 MISSED, none",
        "proposal_rollback, 3600001, 60.000017 CRITICAL, CRITICAL 60",
        "audit_log_corruption, 3599999, 59.999983 MET, none",
        "audit_log_corruption, 3600000, 60 MISSED, none",
        "audit_log_corruption, 7200000, 120 MISSED, none",
        "audit_log_corruption, 7200001, 120.000017 CRITICAL, CRITICAL 120",
        "key_compromise, 86399999, 1439.999983 MET, none",
        "key_compromise, 86400000, 1440 MISSED, none",
        "key_compromise, 172800000, 2880 MISSED, none",
        "key_compromise, 172800001, 2880.000017 CRITICAL, CRITICAL 2880",
        "owner_unavailable, 604799999, 10079.999983 MET, none",
        "owner_unavailable, 604800000, 10080 MISSED, none",
        "owner_unavailable, 1209600000, 20160 MISSED, none",
        "owner_unavailable, 1209600001, 20160.000017 CRITICAL, CRITICAL 20160",
        "owner_unavailable, 9223372036854775807, 153722867280912.930117 CRITICAL, CRITICAL 20160",
        "invariant_violation, 9223372036854775807, none, none",
        "other, 1, none, none",
        "FILE_CORRUPTION, 1, none, none",
    })
    void anIncidentIsHeldAgainstTheTargetOfItsCategory(String category, long ms, String judged, String alert) {
        Optional<Judged> actual = RecoveryTime.of(category, new Durations(1, ms, ms));

        assertThat(Shown.judged(actual)).isEqualTo(judged);
        assertThat(Shown.alert(RecoveryTime.alert(category, ms))).isEqualTo(alert);
    }

    @ParameterizedTest
    @CsvSource({"file_corruption, NO_DATA", "other, none"})
    void withoutAnIncidentThereIsNoData(String category, String judged) {
        assertThat(Shown.judged(RecoveryTime.of(category, Durations.NONE))).isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource({
        "file_corruption, 5",
        "proposal_rollback, 30",
        "audit_log_corruption, 60",
        "key_compromise, 1440",
        "owner_unavailable, 10080",
    })
    void theAlarmIsAtTwiceTheTarget(String category, long minutes) {
        assertThat(RecoveryTime.alarmMs(category)).isEqualTo(OptionalLong.of(minutes * 120_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invariant_violation", "other", "", "unheard_of"})
    void whatHasNoTargetHasNoAlarm(String category) {
        assertThat(RecoveryTime.alarmMs(category)).isEmpty();
    }
}
