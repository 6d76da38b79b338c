package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operations of the demo's tenants; {@link OperationsPagesTest} has the rest. */
abstract class OperationsChecks extends ConsoleChecks {
    private static String page(String tenant, String path) {
        return "/console/tenants/" + tenant + "/operations" + path;
    }

    private List<JsonNode> list(String what, String tenant) {
        return get("/operations/" + what + "?tenant=" + tenant)
                .path(what)
                .valueStream()
                .toList();
    }

    private static String[] texts(List<JsonNode> rows, String field) {
        return rows.stream().map(row -> row.path(field).asText()).toArray(String[]::new);
    }

    @Test
    void theStateIsThatOfTheQuery() {
        JsonNode status = get("/operations/status?tenant=" + TROUBLED);

        Page page = show(page(TROUBLED, ""));

        assertThat(page.locator(".commands li"))
                .hasCount(status.path("commands").size());
        status.path("commands").propertyStream().forEach(command -> assertThat(
                        page.locator(".commands li").filter(new Locator.FilterOptions().setHasText(command.getKey())))
                .containsText(command.getValue().booleanValue() ? "In force" : "Not in force"));
        assertThat(section(page, "Deviations by type").locator("tbody tr td:nth-of-type(3)"))
                .hasText(texts(status.path("deviations").valueStream().toList(), "detected"));
        assertThat(page.locator("main"))
                .containsText(Shown.exact(get("/operations/costs?tenant=" + TROUBLED)
                                .path("today")
                                .path("total_usd"))
                        + " USD");
    }

    @Test
    void cyclesAndTheirSignaturesAreThoseOfTheQuery() {
        List<JsonNode> cycles = list("cycles", HEALTHY);

        Page page = show(page(HEALTHY, "/cycles"));

        assertThat(cycles).hasSizeGreaterThan(1);
        assertThat(page.locator("tbody th")).hasText(texts(cycles, "cycle_id"));
        assertThat(page.locator("tbody tr td:nth-of-type(1)")).hasText(texts(cycles, "status"));
        page.locator("tbody th a").last().click();
        assertThat(page.locator("h1"))
                .hasText("Cycle "
                        + cycles.get(cycles.size() - 1).path("cycle_id").asText());
        assertThat(page.locator("main")).containsText("PASS");
    }

    @Test
    void deviationsOpenAndClosedAreThoseOfTheQuery() {
        List<JsonNode> deviations = list("deviations", TROUBLED);

        Page page = show(page(TROUBLED, "/deviations"));

        assertThat(deviations).isNotEmpty();
        assertThat(page.locator(".timeline .message")).hasText(texts(deviations, "message"));
        assertThat(page.locator(".timeline > li .badge:first-child").first())
                .hasText(deviations.get(0).path("status").asText());
    }

    @Test
    void reportsAreListedAndReadAsTheyWerePublished() {
        List<JsonNode> reports = list("reports", HEALTHY);
        String name = reports.stream()
                .map(report -> report.path("name").asText())
                .filter(each -> each.startsWith("COST_REPORT"))
                .findFirst()
                .orElseThrow();

        Page page = show(page(HEALTHY, "/reports"));

        assertThat(page.locator("tbody th")).hasText(texts(reports, "name"));
        page.getByText(name).click();
        assertThat(page.locator("pre")).isVisible();
        assertThat(page.locator("pre").textContent())
                .isEqualTo(site().text("/operations/reports/" + name + "?tenant=" + HEALTHY));
    }
}
