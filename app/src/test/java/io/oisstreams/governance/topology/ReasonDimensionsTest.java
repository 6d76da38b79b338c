package io.oisstreams.governance.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.governance.Decisions;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.streams.TopologyDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dimensions come from the registered reason codes (WF5, invariants 3 and 4; contract section 5). */
class ReasonDimensionsTest {
    private static final long AT = 1_779_350_400_000L; // 2026-05-21T08:00:00Z
    private static final long DAY = 86_400_000;

    private final Path folder;

    ReasonDimensionsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static void send(TopologyDriver driver, GovernanceDecision.Builder decision) {
        driver.send(Topics.GOVERNANCE_DECISIONS, decision.build(), AT);
    }

    private static MetricsRollup rollup(TopologyDriver driver) {
        driver.tick(AT + 2 * DAY);
        return driver.values(Topics.METRICS_ROLLUPS, MetricsRollup.class).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void whereEventAndListDisagreeTheListCounts(ReasonFamily said) {
        try (TopologyDriver driver = new TopologyDriver(GovernanceTopology::build)) {
            send(driver, Decisions.allowed("a", AT).setReasonFamily(said));
            send(
                    driver,
                    Decisions.allowed("b", AT).setReasonCode("nobody_knows").setReasonFamily(said));
            send(driver, Decisions.allowed("c", AT).setReasonCode("").setReasonFamily(said));

            MetricsRollup rollup = rollup(driver);

            assertThat(rollup.getTotalEvents()).isEqualTo(3);
            assertThat(rollup.getReasonCodeCounts())
                    .containsOnly(Map.entry("policy_allow", 1L), Map.entry("unknown", 2L));
            assertThat(rollup.getReasonFamilyCounts()).containsOnly(Map.entry("policy", 1L), Map.entry("unknown", 2L));
        }
    }

    @Test
    void securityDenialsGoByTheFamilyOfTheEvent() {
        try (TopologyDriver driver = new TopologyDriver(GovernanceTopology::build)) {
            send(driver, Decisions.denied("a", AT, "security_replay_detected").setReasonFamily(ReasonFamily.policy));
            assertThat(driver.values(Topics.ALERTS, Alert.class)).isEmpty();
            send(driver, Decisions.denied("b", AT, "nobody_knows"));

            assertThat(driver.values(Topics.ALERTS, Alert.class))
                    .extracting(Alert::getRule)
                    .containsExactly("alert_denial_spike");
            MetricsRollup rollup = rollup(driver);
            assertThat(rollup.getDenialEvents()).isEqualTo(2);
            assertThat(rollup.getSecurityDenialEvents()).isEqualTo(1);
            assertThat(rollup.getReplayDetectedEvents()).isEqualTo(1);
            assertThat(rollup.getReasonFamilyCounts())
                    .containsOnly(Map.entry("security", 1L), Map.entry("unknown", 1L));
        }
    }

    @Test
    void anotherFileOfCodesMakesOtherDimensions() throws IOException {
        Path file = Files.writeString(folder.resolve("codes.json"), "{\"mine\": \"adapter\"}");
        try (TopologyDriver shipped = new TopologyDriver(GovernanceTopology::build);
                TopologyDriver driver =
                        new TopologyDriver(GovernanceTopology::build, "wf5.reason.codes", file.toString())) {
            send(driver, Decisions.allowed("a", AT).setReasonCode("mine"));
            send(driver, Decisions.allowed("b", AT));
            send(
                    driver,
                    Decisions.allowed("c", AT)
                            .setReasonCode("security_replay_detected")
                            .setDecision(Decision.deny));
            send(shipped, Decisions.allowed("a", AT));

            MetricsRollup rollup = rollup(driver);

            assertThat(rollup.getReasonCodeCounts()).containsOnly(Map.entry("mine", 1L), Map.entry("unknown", 2L));
            assertThat(rollup.getReasonFamilyCounts()).containsOnly(Map.entry("adapter", 1L), Map.entry("unknown", 2L));
            assertThat(rollup.getReplayDetectedEvents()).isEqualTo(1);
            assertThat(rollup.getAutonomousValidLineageEvents()).isEqualTo(1);
            assertThat(rollup.getReasonCodes())
                    .matches("[0-9a-f]{8}")
                    .isNotEqualTo(rollup(shipped).getReasonCodes());
        }
    }

    @Test
    void aWrongFileStopsTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("codes.json"), "{\"mine\": \"politics\"}");

        assertThatThrownBy(() -> new TopologyDriver(GovernanceTopology::build, "wf5.reason.codes", file.toString()))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("wf5.reason.codes: " + file + ": mine: ");
    }
}
