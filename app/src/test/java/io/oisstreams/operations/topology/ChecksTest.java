package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Events.DAY;
import static io.oisstreams.operations.topology.Events.DAY_MS;
import static io.oisstreams.operations.topology.Events.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.DeterminismTier;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void everyFailedComplianceCheckIsADeviationAndPausesProduction() {
        events.compliance("ADR-008", true, DAY);
        events.compliance("ADR-008", false, DAY + 1);
        events.compliance("ADR-008", false, DAY + 2);

        List<Deviation> opened = events.opened();
        assertThat(opened).hasSize(2).allSatisfy(deviation -> {
            assertThat(deviation.getType()).isEqualTo(DeviationType.adr_compliance_failure);
            assertThat(deviation.getSubject()).isEqualTo("ADR-008");
        });
        assertThat(opened.get(0).getDeviationId()).isNotEqualTo(opened.get(1).getDeviationId());
        assertThat(events.commands()).containsExactly("PAUSE_PRODUCTION issued", "PAUSE_PRODUCTION issued");
    }

    @Test
    void oneReplayOfTierFourThatDiffersIsADeviationWithoutCommand() {
        events.determinism(DeterminismTier.tier4, 1000, 1000, DAY);

        events.determinism(DeterminismTier.tier4, 1000, 999, DAY + 1);

        assertThat(events.opened()).singleElement().satisfies(opened -> {
            assertThat(opened.getSeverity()).hasToString("high");
            assertThat(opened.getMessage()).contains("tier-4 determinism: 1999 of 2000 replays identical, below 1.0");
        });
        assertThat(events.commands()).isEmpty();
    }

    @Test
    void exactlyTheThresholdsOfTierTwoAndOverallAreEnough() {
        events.determinism(DeterminismTier.tier4, 100, 100, DAY);

        events.determinism(DeterminismTier.tier2, 100, 90, DAY + 1);

        assertThat(events.deviations()).isEmpty();
    }

    @Test
    void tierTwoBelowItsThresholdIsADeviationAndAGoodCheckAfterItIsNone() {
        events.determinism(DeterminismTier.tier2, 10, 8, DAY);
        List<Deviation> first = events.opened();

        events.determinism(DeterminismTier.tier2, 10, 10, DAY + 1);

        assertThat(first).singleElement().satisfies(opened -> assertThat(opened.getMessage())
                .contains("tier-2 determinism: 8 of 10", "overall determinism: 8 of 10"));
        assertThat(events.deviations()).isEmpty();
    }

    @Test
    void checksOlderThanTheTrailingDaysAreForgotten() {
        events.determinism(DeterminismTier.tier2, 1000, 1000, DAY + 23 * HOUR);

        events.determinism(DeterminismTier.tier2, 10, 8, DAY + 6 * DAY_MS);
        List<Deviation> within = events.opened();
        events.determinism(DeterminismTier.tier2, 10, 8, DAY + 7 * DAY_MS);

        assertThat(within).isEmpty();
        assertThat(events.opened()).hasSize(1);
    }

    @Test
    void aCheckThatCannotBeIsRefused() {
        events.determinism(DeterminismTier.tier2, 10, 11, DAY);
        events.determinism(DeterminismTier.tier2, -1, 0, DAY);
        events.determinism(DeterminismTier.tier2, 10, -1, DAY);

        assertThat(events.rejected()).hasSize(3).allMatch("INVALID_FIELD determinism.checks"::equals);
    }

    @Test
    void aCheckWithoutReplaysSaysNothing() {
        events.determinism(DeterminismTier.tier4, 0, 0, DAY);

        assertThat(events.deviations()).isEmpty();
        assertThat(events.rejected()).isEmpty();
    }
}
