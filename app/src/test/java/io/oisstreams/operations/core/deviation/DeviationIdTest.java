package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.DETECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeviationIdTest {
    private static final DeviationType TYPE = DeviationType.COST_CEILING_BREACH;

    @Test
    void anIdIsTheSameForeverAndTellsTheTime() {
        assertThat(DeviationId.of("acme", TYPE, "S1", DETECTED, "cost.events/e1"))
                .isEqualTo("DEV-20251124T000000123Z-616fcce6b73a358c");
    }

    @Test
    void whateverDiffersGivesAnother() {
        assertThat(Stream.of(
                        DeviationId.of("acme", TYPE, "S1", DETECTED, "cost.events/e1"),
                        DeviationId.of("acne", TYPE, "S1", DETECTED, "cost.events/e1"),
                        DeviationId.of("acme", DeviationType.ADR_COMPLIANCE_FAILURE, "S1", DETECTED, "cost.events/e1"),
                        DeviationId.of("acme", TYPE, "S2", DETECTED, "cost.events/e1"),
                        DeviationId.of("acme", TYPE, "S1", DETECTED + 1, "cost.events/e1"),
                        DeviationId.of("acme", TYPE, "S1", DETECTED, "cost.events/e2"),
                        DeviationId.of("acme", TYPE, "S1\0c", DETECTED, "d"),
                        DeviationId.of("acme", TYPE, "S1", DETECTED, "c\0d")))
                .doesNotHaveDuplicates();
    }

    @Test
    void laterDetectionsSortLater() {
        assertThat(Stream.of(0L, 999L, 1_000L, 86_400_000L, DETECTED, DETECTED + 1, DETECTED + 3_600_000)
                        .map(detectedAtMs -> DeviationId.of("acme", TYPE, "S1", detectedAtMs, "cost.events/e1")))
                .isSorted();
    }

    @Test
    void theIdsOfATimeRangeLieBetweenItsBounds() {
        String id = DeviationId.of("acme", TYPE, "S1", DETECTED, "cost.events/e1");

        assertThat(id).isGreaterThan(DeviationId.from(DETECTED)).isLessThan(DeviationId.from(DETECTED + 1));
        assertThat(id).isGreaterThan(DeviationId.from(0)).isLessThan(DeviationId.from(Long.MAX_VALUE));
    }
}
