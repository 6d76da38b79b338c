package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Unit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationalKpisTest {
    @Test
    void theFourteenAreInTheOrderOfTheDocument() {
        assertThat(OperationalKpis.ALL.stream().map(Definition::id).collect(Collectors.joining(" ")))
                .isEqualTo("1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 3.2 3.3 4.1 4.2 5.1 5.2");
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, Change Proposal Approval Time, GOVERNANCE, HOURS, MONTHLY, Governance committee, 3, 2",
        "1.2, Quorum Achievement Rate, GOVERNANCE, PERCENT, QUARTERLY, Governance committee, 1, 2",
        "1.3, Stakeholder Responsiveness, GOVERNANCE, HOURS, MONTHLY, Each stakeholder, 4, 0",
        "2.1, Recovery Time Objective (RTO), SECURITY, MINUTES, EACH_INCIDENT, Operations team, 5, 1",
        "2.2, Recovery Point Objective (RPO), SECURITY, MINUTES, EACH_INCIDENT, Operations team, 3, 0",
        "2.3, Mean Time Between Failures (MTBF), SECURITY, DAYS, QUARTERLY, Operations team, 1, 2",
        "2.4, Invariant Violation Detection Rate, SECURITY, PERCENT, MONTHLY, Safety team, 1, 1",
        "3.1, Audit Log Integrity Score, AUDIT, PERCENT, DAILY, Security team, 1, 1",
        "3.2, Test Coverage, AUDIT, PERCENT, EACH_COMMIT, Development team, 4, 2",
        "3.3, Security Audit Findings, AUDIT, FINDINGS, EACH_AUDIT, Security team, 4, 0",
        "4.1, System Uptime, OPERATIONS, PERCENT, MONTHLY, Operations team, 1, 0",
        "4.2, Documentation Coverage, OPERATIONS, PERCENT, QUARTERLY, Documentation team, 1, 0",
        "5.1, K-State Stability, CONSCIOUSNESS, PERCENT, CONTINUOUS, Bố Cường, 1, 1",
        "5.2, Consciousness Backup Freshness, CONSCIOUSNESS, HOURS, DAILY, Operations team, 1, 2",
    })
    void eachIsWhatTheDocumentSays(
            String id,
            String name,
            Category category,
            Unit unit,
            ReviewFrequency frequency,
            String owner,
            int targets,
            int thresholds) {
        Definition definition = OperationalKpis.find(id).orElseThrow();

        assertThat(definition.name()).isEqualTo(name);
        assertThat(definition.category()).isEqualTo(category);
        assertThat(definition.unit()).isEqualTo(unit);
        assertThat(definition.frequency()).isEqualTo(frequency);
        assertThat(definition.owner()).isEqualTo(owner);
        assertThat(definition.targets()).hasSize(targets);
        assertThat(definition.thresholds()).hasSize(thresholds);
        assertThat(definition.meaning()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.4", "6.1", "review", "DS-KPI-008"})
    void whatIsNoneIsNotFound(String id) {
        assertThat(OperationalKpis.find(id)).isEmpty();
    }
}
