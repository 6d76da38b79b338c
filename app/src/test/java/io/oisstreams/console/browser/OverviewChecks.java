package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The overview of all tenants. */
abstract class OverviewChecks extends ConsoleChecks {
    private static final List<String> SEVERITIES = List.of("critical", "high", "warning", "info");
    private static final String TABLE = ".overview table";

    private List<JsonNode> tenants() {
        return get("/overview").path("tenants").valueStream().toList();
    }

    private static Comparator<JsonNode> by(String field) {
        return Comparator.comparing(tenant -> tenant.path(field).decimalValue());
    }

    private static List<String> ids(List<JsonNode> tenants) {
        return tenants.stream().map(tenant -> tenant.path("tenant_id").asText()).toList();
    }

    private static void assertTenants(Page page, List<String> ids) {
        assertThat(page.locator(TABLE + " tbody th")).hasText(ids.toArray(String[]::new));
    }

    @Test
    void everyTenantHasTheNumbersOfTheQueryTheWorstFirst() {
        List<JsonNode> worstFirst = tenants().stream()
                .sorted(Comparator.comparing(OverviewChecks::rank).thenComparing(by("ois")))
                .toList();

        Page page = show("/");

        assertThat(worstFirst).hasSize(3);
        assertCells(
                page.locator(TABLE),
                worstFirst.stream().flatMap(tenant -> cells(tenant).stream()).toList());
        for (JsonNode tenant : worstFirst) {
            assertThat(page.locator(TABLE + " tbody tr")
                            .filter(having(tenant.path("tenant_id").asText()))
                            .locator("svg.spark"))
                    .hasAttribute("aria-label", spark(tenant.path("history")));
        }
    }

    private static Integer rank(JsonNode tenant) {
        return List.of("Critical", "Attention", "Healthy")
                .indexOf(tenant.path("classification").asText());
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static List<String> cells(JsonNode tenant) {
        List<String> cells = new ArrayList<>();
        cells.add(tenant.path("tenant_id").asText());
        cells.add(tenant.path("classification").asText());
        cells.add(Shown.score(tenant.path("ois")));
        tenant.path("dimensions").forEach(value -> cells.add(Shown.score(value)));
        cells.add("");
        cells.add(alerts(tenant.path("alerts")));
        cells.add(Shown.count(tenant.path("deviations")));
        cells.add(Shown.time(tenant.path("window_end")));
        return cells;
    }

    private static String alerts(JsonNode alerts) {
        StringBuilder text = new StringBuilder();
        for (String severity : SEVERITIES) {
            if (alerts.path(severity).intValue() > 0) {
                text.append(alerts.path(severity).intValue()).append(' ').append(severity);
            }
        }
        return text.isEmpty() ? "0" : text.toString();
    }

    private static String spark(JsonNode history) {
        List<BigDecimal> scores =
                history.valueStream().map(JsonNode::decimalValue).sorted().toList();
        return "OIS of the last " + scores.size() + " records: lowest " + scores.get(0) + ", highest "
                + scores.get(scores.size() - 1) + ", last " + Shown.exact(history.path(history.size() - 1));
    }

    @Test
    void theSumsAreThoseOfAllTenants() {
        List<JsonNode> tenants = tenants();

        Page page = show("/");

        assertFacts(
                page.locator("dl.tiles"),
                List.of(
                        "Tenants",
                        "3",
                        "Critical",
                        of(tenants, "Critical"),
                        "Attention",
                        of(tenants, "Attention"),
                        "Healthy",
                        of(tenants, "Healthy"),
                        "No score",
                        "0",
                        "Alerts firing",
                        Shown.count(tenants.stream()
                                .flatMap(tenant -> tenant.path("alerts").valueStream())
                                .mapToLong(JsonNode::longValue)
                                .sum()),
                        "Open deviations",
                        Shown.count(tenants.stream()
                                .mapToLong(tenant -> tenant.path("deviations").longValue())
                                .sum())));
    }

    private static String of(List<JsonNode> tenants, String classification) {
        return Shown.count(tenants.stream()
                .filter(tenant -> tenant.path("classification").asText().equals(classification))
                .count());
    }

    @Test
    void aPressedHeadSortsAndTheAddressSaysSo() {
        List<String> rising = ids(tenants().stream().sorted(by("ois")).toList());
        List<String> falling =
                ids(tenants().stream().sorted(by("ois").reversed()).toList());
        Page page = show("/");
        Locator head = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("OIS"));

        head.click();
        assertThat(page).hasURL(site().url("/?sort=ois"));
        assertTenants(page, rising);
        head.click();
        assertThat(page).hasURL(site().url("/?sort=-ois"));
        assertTenants(page, falling);
        assertThat(page.locator("th[aria-sort=descending]")).containsText("OIS");

        page.reload();
        assertTenants(page, falling);
    }

    @Test
    void thoseWithTheMostUrgentAlertsComeFirstWhenTheirHeadIsPressed() {
        Comparator<JsonNode> urgency = Comparator.comparingInt((JsonNode tenant) ->
                        tenant.path("alerts").path("critical").asInt())
                .thenComparingInt(tenant -> tenant.path("alerts").path("high").asInt())
                .thenComparingInt(
                        tenant -> tenant.path("alerts").path("warning").asInt());
        List<String> urgent = ids(tenants().stream().sorted(urgency.reversed()).toList());
        Page page = show("/");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Alerts"))
                .click();

        assertThat(page).hasURL(site().url("/?sort=-alerts"));
        assertTenants(page, urgent);
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Alerts");
    }

    @Test
    void tenantsAreFilteredByTextAndClassByControlAndByAddress() {
        List<String> healthy = ids(tenants().stream()
                .filter(tenant -> tenant.path("classification").asText().equals("Healthy"))
                .toList());
        Page page = show("/");

        control(page, "Tenant").fill("GLOB");
        assertTenants(page, List.of(CARELESS));
        assertThat(page).hasURL(site().url("/?q=GLOB"));
        assertThat(page.locator(".found")).hasText("1 of 3 tenants");
        control(page, "Class").selectOption("Healthy");
        assertThat(page.locator(".overview")).containsText("No tenant matches these filters.");

        show("/?class=Healthy&sort=tenant");
        assertTenants(page, healthy);
        assertThat(control(page, "Class")).hasValue("Healthy");
    }

    @Test
    void manyTenantsAreShownPageByPage() {
        List<String> ids = many();
        Page page = show("/?sort=tenant");

        assertTenants(page, ids.subList(0, 50));
        assertThat(page.locator(".pager")).containsText("1 to 50 of 120");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next"))
                .click();
        assertThat(page).hasURL(site().url("/?sort=tenant&page=2"));
        assertTenants(page, ids.subList(50, 100));

        show("/?sort=tenant&page=3");
        assertTenants(page, ids.subList(100, 120));
        assertThat(page.locator(".pager")).containsText("101 to 120 of 120");
    }

    /** More tenants than the demo has: each a copy of the first. */
    private List<String> many() {
        ObjectNode overview = (ObjectNode) get("/overview");
        ArrayNode tenants = overview.arrayNode();
        List<String> ids = new ArrayList<>();
        for (int at = 100; at < 220; at++) {
            ids.add("tenant-" + at);
            ObjectNode copy = overview.path("tenants").path(0).deepCopy();
            tenants.add(copy.put("tenant_id", "tenant-" + at));
        }
        String body = overview.set("tenants", tenants).toString();
        answer("**/overview", body);
        answer("**/tenants/ids*", "{\"tenants\":[],\"next\":null}");
        return ids;
    }

    private void answer(String address, String body) {
        tab().page()
                .route(
                        address,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(body)));
    }

    @Test
    void aTenantLeadsToItsPagesAndBack() {
        Page page = show("/");
        Locator row = page.locator(TABLE + " tbody tr").filter(having(TROUBLED));
        String record = Optional.ofNullable(row.locator("a").last().getAttribute("href"))
                .orElseThrow();

        row.locator("th a").click();
        assertThat(page.locator("h1")).hasText("Integrity of " + TROUBLED);
        page.goBack();
        row.locator("a").last().click();

        assertThat(page).hasURL(site().url(record));
        assertThat(page.locator("h1")).containsText("Record of ");
    }
}
