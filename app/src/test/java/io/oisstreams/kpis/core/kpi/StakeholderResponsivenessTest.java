package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.Judged;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StakeholderResponsivenessTest {
    @ParameterizedTest
    @CsvSource({
        "Bố Cường, 24",
        "bố cường, 24",
        "BỐ CƯỜNG, 24",
        "Technical reviewer, 48",
        "TECHNICAL REVIEWER, 48",
        "Safety auditor, 72",
        "Safety Auditor, 72",
        "Safety auditors, 168",
        "Bo Cuong, 168",
        "'', 168",
    })
    void namesAreComparedIgnoringCase(String stakeholder, long hours) {
        assertThat(StakeholderResponsiveness.targetMs(stakeholder)).isEqualTo(hours * 3_600_000);
    }

    @Test
    void theWayAccentsAreEncodedDoesNotMatter() {
        String decomposed = Normalizer.normalize("bố Cường", Normalizer.Form.NFD);

        assertThat(decomposed).isNotEqualTo("bố Cường");
        assertThat(StakeholderResponsiveness.targetMs(decomposed))
                .isEqualTo(StakeholderResponsiveness.targetMs("Bố Cường"));
    }

    @ParameterizedTest
    @CsvSource({
        "Bố Cường, 0, 0, NO_DATA",
        "Bố Cường, 1, 0, 0 MET",
        "Bố Cường, 1, 86399999, 24 MET",
        "Bố Cường, 1, 86400000, 24 MISSED",
        "Bố Cường, 2, 172799999, 24 MET",
        "Bố Cường, 2, 172800000, 24 MISSED",
        "Technical reviewer, 1, 172799999, 48 MET",
        "Technical reviewer, 1, 172800000, 48 MISSED",
        "Safety auditor, 1, 259199999, 72 MET",
        "Safety auditor, 1, 259200000, 72 MISSED",
        "Somebody, 1, 604799999, 168 MET",
        "Somebody, 1, 604800000, 168 MISSED",
        "Somebody, 1, 9223372036854775807, 2562047788015.215502 MISSED",
        "Somebody, 9223372036854775807, 9223372036854775807, 0 MET",
    })
    void theMeanMustBeLessThanTheTargetOfTheStakeholder(String name, long count, long sumMs, String expected) {
        Judged judged = StakeholderResponsiveness.of(name, new Durations(count, sumMs, sumMs));

        assertThat(Shown.judged(judged)).isEqualTo(expected);
    }
}
