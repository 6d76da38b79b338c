package io.oisstreams.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.operations.core.OperationsPolicy;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.report.ReportKind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    private final Path folder;

    PolicyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String shipped() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PolicyFile.class.getResourceAsStream("operations-policy.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("policy.json"), content);
    }

    @Test
    void theShippedPolicyIsTheDocuments() {
        OperationsPolicy policy = PolicyFile.read(Optional.empty());

        assertThat(policy.document()).isEqualTo("HC-CODE-PROD-OPS-20251124");
        assertThat(policy.costs().perSummaryCeilingUsd()).isEqualTo(new BigDecimal("0.050"));
        assertThat(policy.costs().dailyBudgetCapUsd()).isEqualTo(new BigDecimal("500"));
        assertThat(policy.attestation().requiredAdrs())
                .containsExactly("ADR-001", "ADR-002", "ADR-007", "ADR-008", "ADR-009", "ADR-010", "ADR-012");
        assertThat(policy.ladders()
                        .of(DeviationType.SIGNATURE_VERIFICATION_FAILURE)
                        .recipients())
                .containsExactly("VEGA", "LARS");
        assertThat(policy.reports().file(ReportKind.SIGNATURE_LOG).folder())
                .isEqualTo("05_GOVERNANCE/SIGNATURE_AUDIT_LOGS");
        assertThat(policy.reports().retentionDays()).isEqualTo(365);
    }

    @Test
    void aUsersFileReplacesIt() throws IOException {
        Path file = file(shipped().replace("\"daily_rate_limit\": 100", "\"daily_rate_limit\": 7"));

        assertThat(PolicyFile.read(Optional.of(file)).costs().dailyRateLimit()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"daily_rate_limit\": 100 | \"daily_rate_limit\": 0 | costs: daily_rate_limit",
                "\"daily_rate_limit\": 100 | \"daily_rate_limit\": 1.5 | costs.daily_rate_limit",
                "\"daily_rate_limit\": 100 | \"daily_rate_limit\": \"7\" | costs.daily_rate_limit",
                "\"daily_rate_limit\": 100 | \"daily_rate\": 100 | costs.daily_rate_limit: is missing",
                "\"tier4_min\": 1.0 | \"tier4_min\": 1.1 | determinism: tier4_min",
                "\"retention_days\": 365 | \"retention_days\": 0 | reports: retention_days",
                "\"retention_days\": 365 | \"retention_days\": 30 | reports: retention_days",
                "\"rolling_days\": 7 | \"rolling_days\": 31 | determinism: rolling_days must be from 1 to 30",
                "\"tier4_min\": 1.0 | \"tier4_min\": 1E-2147483647 | determinism: tier4_min must have at most 18 decimals",
                "\"tier4_min\": 1.0 | \"tier4_min\": 0E2147483647 | determinism: tier4_min must have at most 18 decimals",
                "\"LARS\", \"VEGA\", \"G4\" | \"LARS\", null | freeze: required_approvals must not have an empty text",
                "\"Alter ADR compliance checks\" | null | freeze: prohibited must not have an empty text",
                "VEGA_ATTESTATION_{date}.md | PHASE3_READINESS_{date}.md | reports: names of weekly_attestation and readiness_brief",
                "COST_REPORT_{date}.json | {date}.json | reports: names of daily_cost_report and signature_log",
                "\"silent_days\": 14 | \"silent_days\": 13 | reports: silent_days",
                "COST_REPORT_{date}.json | COST_REPORT.json | reports: name of daily_cost_report",
                "COST_REPORT_{date}.json | ../{date}.json | reports: name of daily_cost_report",
                "05_GOVERNANCE/COST_REPORTS | ../COST_REPORTS | reports: folder of daily_cost_report",
                "\"severity\": \"high\" | \"severity\": \"huge\" | deviations.determinism_threshold_failure.severity: expected one of",
                "\"at_minutes\": 360 | \"at_minutes\": 3600 | deviations.determinism_threshold_failure: steps: at_minutes",
                "\"cost_ceiling_breach\" | \"other\" | deviations",
                "\"document\": | \"document\": \"x\", \"document\": | line",
                "\"daily_rate_limit\": 100 | \"daily_rate_limit\": 100, \"more\": 1 | costs.more: no such field",
                "\"freeze\": | \"frozen\": | freeze is missing",
            })
    void aFaultNamesSettingFileAndField(String right, String wrong, String named) throws IOException {
        Path file = file(shipped().replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        assertThatThrownBy(() -> PolicyFile.read(Optional.of(file)))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("operations.policy: " + file + ": ")
                .hasMessageContaining(named)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("io.oisstreams");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> PolicyFile.read(Optional.of(folder.resolve("none.json"))))
                .hasMessage("operations.policy: " + folder.resolve("none.json") + ": no such file");
    }
}
