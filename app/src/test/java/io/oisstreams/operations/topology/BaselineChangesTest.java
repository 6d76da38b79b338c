package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Events.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.FrozenComponent;
import io.oisstreams.operations.core.freeze.Baseline;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.streams.Documents;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineChangesTest {
    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
    }

    private Baseline baseline(long number) {
        byte[] row = events.driver.keyValueStore(OperationsTopology.STORE).get(RowKey.of(Kind.BASELINE, "t", number));
        return Documents.read(row, Baseline.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent_contracts        | Modify agent contracts (FINN, STIG, LINE, VEGA)",
                "orchestrator_logic     | Change orchestrator logic or cycle steps",
                "adr_compliance_checks  | Alter ADR compliance checks",
                "economic_constraints   | Modify economic safety constraints (ADR-012)",
                "signature_requirements | Change signature verification requirements (ADR-008)",
                "determinism_thresholds | Adjust determinism thresholds",
                "evidence_records       | Modify canonical evidence records"
            })
    void aChangeWithoutTheApprovalsAlertsInTheWordsOfWhatIsProhibited(FrozenComponent component, String action) {
        events.change("ch-1", component, null, DAY, "LARS", "VEGA");

        assertThat(events.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getRule()).isEqualTo("freeze_violation");
            assertThat(alert.getSeverity()).hasToString("critical");
            assertThat(alert.getSubject()).isEqualTo("ch-1");
            assertThat(alert.getValue()).isEqualByComparingTo(BigDecimal.valueOf(2));
            assertThat(alert.getThreshold()).isEqualByComparingTo(BigDecimal.valueOf(3));
            assertThat(alert.getMessage()).isEqualTo(action + " (without G4)");
        });
    }

    @Test
    void whatIsNotFrozenMayChange() {
        events.change("ch-1", FrozenComponent.unfrozen, null, DAY);

        assertThat(events.alerts()).isEmpty();
    }

    @Test
    void aChangeThatAllApprovedMakesTheNextVersion() {
        events.change("ch-1", FrozenComponent.agent_contracts, null, DAY, "G4", "LARS", "VEGA");
        events.change("ch-2", FrozenComponent.agent_contracts, "v2.0", DAY + 1, "G4", "LARS", "VEGA");
        events.change("ch-3", FrozenComponent.agent_contracts, null, DAY + 2, "G4", "LARS", "VEGA");

        assertThat(events.alerts()).isEmpty();
        assertThat(baseline(1).version()).isEqualTo("v1.1");
        assertThat(baseline(2).version()).isEqualTo("v2.0");
        assertThat(baseline(3).version()).isEqualTo("v2.1");
        assertThat(baseline(3).changeId()).contains("ch-3");
    }

    @Test
    void aVersionThatExistsIsRefused() {
        events.change("ch-1", FrozenComponent.agent_contracts, "v1.0", DAY, "G4", "LARS", "VEGA");

        assertThat(events.rejected()).containsExactly("INVALID_FIELD baseline.changes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aVersionWithoutANameIsRefused(String version) {
        events.change("ch-1", FrozenComponent.agent_contracts, version, DAY, "G4", "LARS", "VEGA");

        assertThat(events.rejected()).containsExactly("INVALID_FIELD baseline.changes");
    }

    @Test
    void aViolationFiresOnceAndIsResolvedByTheSameChangeWithItsApprovals() {
        events.change("ch-1", FrozenComponent.agent_contracts, null, DAY);
        events.change("ch-1", FrozenComponent.agent_contracts, null, DAY + 1, "LARS");

        events.change("ch-1", FrozenComponent.agent_contracts, null, DAY + 2, "LARS", "VEGA", "G4");

        assertThat(events.alertNames()).containsExactly("freeze_violation firing", "freeze_violation resolved");
    }
}
