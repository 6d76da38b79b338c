package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The KPIs of a tenant, one of them, and a contract. */
abstract class KpiChecks extends ConsoleChecks {
    private static final String PAGE = "/console/tenants/" + HEALTHY + "/kpis";
    private static final String TENANT = "?tenant=" + HEALTHY;
    private static final Map<String, String> CATEGORIES =
            Map.of("1", "Governance", "2", "Security", "3", "Audit", "4", "Operations", "5", "Consciousness");
    private static final Map<String, String> ARROWS =
            Map.of("increasing", "\u2197 increasing", "decreasing", "\u2198 decreasing", "stable", "\u2192 stable");

    @Test
    void theDashboardHasTheValuesTargetsAndTrendsOfTheQueries() {
        Map<String, JsonNode> reports = get("/kpis/report" + TENANT)
                .path("reports")
                .valueStream()
                .collect(Collectors.toMap(KpiChecks::key, report -> report));
        List<JsonNode> kpis = get("/kpis" + TENANT).path("kpis").valueStream().toList();

        Page page = show(PAGE);

        CATEGORIES.forEach((number, name) -> {
            List<String> cells = kpis.stream()
                    .filter(kpi -> kpi.path("kpi_id").asText().startsWith(number + "."))
                    .flatMap(kpi -> cells(kpi, Objects.requireNonNull(reports.get(key(kpi)))).stream())
                    .toList();
            assertThat(cells).isNotEmpty();
            assertCells(section(page, name).locator("table"), cells);
        });
        assertThat(section(page, "As the document draws it").locator("pre").textContent())
                .isEqualTo(site().text("/kpis/dashboard" + TENANT));
    }

    private static String key(JsonNode kpi) {
        return kpi.path("kpi_id").asText() + kpi.path("subject") + kpi.path("version");
    }

    private static List<String> cells(JsonNode kpi, JsonNode report) {
        return List.of(
                kpi.path("kpi_id").asText() + " " + kpi.path("name").asText() + Shown.text(kpi.path("subject")),
                Shown.words(kpi.path("status")),
                value(kpi),
                joined(kpi.path("targets")),
                ARROWS.getOrDefault(report.path("trend").asText(), Shown.NONE),
                Shown.exact(report.path("average")),
                Shown.exact(report.path("min")),
                Shown.exact(report.path("max")),
                Shown.words(kpi.path("review")));
    }

    private static String value(JsonNode kpi) {
        return kpi.path("value").isNull()
                ? Shown.NONE
                : Shown.exact(kpi.path("value")) + " " + kpi.path("unit").asText();
    }

    private static String joined(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asText).collect(Collectors.joining());
    }

    @Test
    void aKpiHasItsLiveAndItsPublishedValues() {
        JsonNode kpi = get("/kpis/1.3" + TENANT + "&limit=300");
        Page page = show(PAGE);

        page.getByText("1.3 ").first().click();

        assertThat(page.locator("h1"))
                .hasText("1.3 " + kpi.path("definition").path("name").asText());
        assertThat(kpi.path("values")).isNotEmpty();
        assertCells(section(page, "As it stands").locator("table"), values(kpi.path("live")));
        assertCells(section(page, "Published values").locator("table").last(), values(kpi.path("values")));
        assertThat(section(page, "What it is"))
                .containsText(kpi.path("definition").path("meaning").asText());
        assertThat(section(page, "What it is"))
                .containsText(joined(kpi.path("definition").path("targets")));
    }

    private static List<String> values(JsonNode values) {
        List<String> cells = new ArrayList<>();
        for (JsonNode row : values) {
            cells.add(Shown.time(row.path("period").path("end")));
            cells.add(
                    row.path("subject").isNull()
                            ? "Tenant"
                            : row.path("subject").asText());
            cells.add(Shown.words(row.path("status")));
            cells.add(Shown.exact(row.path("value")));
            cells.add(row.path("unit").asText());
            cells.add(row.path("attributes")
                    .propertyStream()
                    .map(more ->
                            Shown.words(more.getKey()) + ": " + more.getValue().asText())
                    .collect(Collectors.joining()));
        }
        return cells;
    }

    @Test
    void aContractHasItsStandingAndItsPoints() {
        JsonNode standing = get("/kpis" + TENANT).path("contracts").path(0);
        String id = standing.path("kpi_id").asText();
        JsonNode contract = get("/kpis/" + id + TENANT).path("contracts").path(0);
        List<String> inputs = new ArrayList<>();
        int earned = 0;
        for (JsonNode input : contract.path("inputs")) {
            inputs.add(input.path("name").asText());
            inputs.add(input.path("path").asText());
            inputs.add(input.path("check").asText().equals("exists") ? "exist" : "be parseable");
            inputs.add(seen(input));
            inputs.add(Shown.exact(input.path("points")));
            inputs.add(Shown.exact(input.path("earned")));
            inputs.add(Shown.time(input.path("observed_at")));
            earned += input.path("earned").asInt();
        }
        Page page = show(PAGE);

        assertThat(section(page, "KPI contracts").locator("tbody tr").first().locator("th, td"))
                .hasText(new String[] {
                    id + " " + standing.path("title").asText(),
                    standing.path("version").asText(),
                    standing.path("gate").asText(),
                    Shown.exact(standing.path("score")),
                    Shown.exact(standing.path("previous")),
                    Shown.exact(standing.path("points")),
                    standing.path("band").asText(),
                    standing.path("action").asText(),
                    Shown.time(standing.path("observed_at"))
                });
        page.getByText(id).click();

        assertThat(inputs).isNotEmpty();
        assertThat(earned).isEqualTo(standing.path("points").asInt());
        assertThat(page.locator("h1")).hasText(id + " " + standing.path("title").asText());
        assertCells(
                section(page, "Contract version " + standing.path("version").asText())
                        .locator("table"),
                inputs);
        assertThat(page.locator("main"))
                .containsText(Shown.exact(standing.path("score")) + " of " + Shown.exact(contract.path("max")) + ", "
                        + Shown.exact(standing.path("points")) + " points \u00d7 "
                        + Shown.exact(contract.path("scale")));
    }

    private static String seen(JsonNode input) {
        if (!input.path("exists").asBoolean()) {
            return "Not there";
        }
        String parseable = input.path("parseable").asBoolean() ? "Parseable" : "Not parseable";
        return input.path("check").asText().equals("exists") ? "There" : parseable;
    }
}
