package io.oisstreams.governance.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.RiskTier;
import io.oisstreams.governance.Decisions;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.streams.TopologyDriver;
import io.oisstreams.streams.TopologyPage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page shows the topology that runs, and its table of both readings is what they give. */
class GovernancePageTest {
    private static final long AT = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();

    private final TopologyPage page = new TopologyPage(
            "governance.md",
            GovernanceTopology.build(
                    OisConfig.of(Map.of("schema.registry.url", "mock://page")), new SimpleMeterRegistry()));

    @Test
    void showsTheDiagramOfTheTopologyThatRuns() throws IOException {
        page.assertShowsTheDiagram();
    }

    @Test
    void explainsEveryTopicAndEveryStore() throws IOException {
        page.assertExplainsEveryTopicAndEveryStore();
    }

    /** Rows of the table: decision, risk tier, reason code, terminal, lineage, time, spec, reference. */
    static List<List<String>> rowsOfTheTable() throws IOException {
        String text = Files.readString(Path.of("..", "topology-docs", "governance.md"));
        String table = text.substring(text.indexOf("<!-- semantics:begin -->"), text.indexOf("<!-- semantics:end -->"));
        List<List<String>> rows = table.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).hasSizeGreaterThan(4);
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rowsOfTheTable")
    void bothReadingsGiveWhatTheTableSays(List<String> row) {
        GovernanceDecision.Builder decision = Decisions.allowed("a", AT)
                .setDecision(Decision.valueOf(row.get(0)))
                .setRiskTier(RiskTier.valueOf(row.get(1)))
                .setReasonCode(row.get(2))
                .setIsTerminal(Boolean.parseBoolean(row.get(3)))
                .setHasValidLineage(Boolean.parseBoolean(row.get(4)));
        if (!row.get(5).isEmpty()) {
            long ms = Long.parseLong(row.get(5).replace(" ms", ""));
            decision.setIncidentDetectedTsMs(Instant.ofEpochMilli(AT - ms))
                    .setTerminalDecisionTsMs(Instant.ofEpochMilli(AT));
        }

        assertThat(airtAndGar("spec", decision.build())).isEqualTo(row.get(6));
        assertThat(airtAndGar("reference", decision.build())).isEqualTo(row.get(7));
    }

    private static String airtAndGar(String semantics, GovernanceDecision decision) {
        try (TopologyDriver driver = new TopologyDriver(GovernanceTopology::build, "wf5.semantics", semantics)) {
            driver.send(Topics.GOVERNANCE_DECISIONS, decision, AT);
            driver.tick(AT + 2 * 3_600_000);
            MetricsRollup hour =
                    driver.values(Topics.METRICS_ROLLUPS, MetricsRollup.class).get(0);
            assertThat(hour.getSemantics()).isEqualTo(semantics);
            return hour.getAirtP50Ms() + ", "
                    + BigDecimal.valueOf(hour.getGar()).stripTrailingZeros().toPlainString();
        }
    }
}
