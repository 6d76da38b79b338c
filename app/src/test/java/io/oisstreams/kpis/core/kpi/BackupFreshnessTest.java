package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupFreshnessTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0 MET",
        "0, 1800000, 0.5 MET",
        "0, 86399999, 24 MET",
        "0, 86400000, 24 MISSED",
        "0, 86400001, 24 WARNING",
        "1, 86400001, 24 MISSED",
        "0, 604800000, 168 WARNING",
        "0, 604800001, 168 CRITICAL",
        "5, 4, 0 MET",
        "0, 15778476000000, 4382910 CRITICAL",
        "-9223372036854775808, 9223372036854775807, 2562047788015.215502 CRITICAL",
        "9223372036854775807, -9223372036854775808, 0 MET",
    })
    void theAgeIsJudgedAtAMoment(long createdMs, long nowMs, String expected) {
        Judged judged = BackupFreshness.of(OptionalLong.of(createdMs), nowMs);

        assertThat(Shown.judged(judged)).isEqualTo(expected);
    }

    @Test
    void withoutASnapshotThereIsNoData() {
        assertThat(BackupFreshness.of(OptionalLong.empty(), 5)).isEqualTo(Judged.NO_DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "0, none",
        "86400000, none",
        "86400001, WARNING 24",
        "604800000, WARNING 24",
        "604800001, CRITICAL 168",
        "9223372036854775807, CRITICAL 168",
    })
    void anAgeRaisesAnAlertWhenItExceedsAThreshold(long ageMs, String expected) {
        assertThat(Shown.alert(BackupFreshness.alert(ageMs))).isEqualTo(expected);
    }

    @Test
    void alarmsAreTheLastMomentsWithoutTheirAlert() {
        assertThat(BackupFreshness.alarmsMs()).containsExactly(86_400_000L, 604_800_000L);
    }
}
