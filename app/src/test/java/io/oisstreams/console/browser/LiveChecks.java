package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.event.v1.FrozenComponent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is published while pages are open appears on them. Time passes here, so the order counts. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class LiveChecks extends ConsoleChecks {
    private static final String CHANGE = "change-without-approval";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String END_OF_WINDOW = "2026-01-04 02:00";

    /** Another tab, as if somebody else looked at another page. */
    private BrowserPage open(String path) {
        BrowserPage other = ConsoleTest.chromium().open();
        Page page = other.show(site().url(path));
        awaitLive(page);
        return other;
    }

    private static void awaitLive(Page page) {
        assertThat(page.locator("[data-link=open]")).hasText("Live");
        page.evaluate("globalThis.loadedOnce = true");
    }

    private static void assertNotReloaded(Page page) {
        assertThat(page.evaluate("globalThis.loadedOnce")).isEqualTo(true);
    }

    private int critical() {
        return get("/overview?tenant=" + HEALTHY)
                .path("tenants")
                .path(0)
                .path("alerts")
                .path("critical")
                .intValue();
    }

    @Test
    @Order(1)
    void anAlertAppearsEverywhereWithoutReload() {
        int before = critical();
        Page alerts = show("/console/alerts?severity=critical");
        awaitLive(alerts);
        try (BrowserPage overview = open("/");
                BrowserPage other = open("/console/tenants/" + CARELESS + "/kpis")) {
            Locator row = overview.page().locator(".overview tbody tr").filter(having(HEALTHY));
            assertThat(row).not().containsText("critical");

            site().send(Topics.BASELINE_CHANGES, changeWithoutApproval());
            site().pass(MINUTE);

            Locator note = other.page().locator(".note").filter(having(HEALTHY));
            assertThat(note).containsText("without ");
            assertThat(note.locator("button")).hasAttribute("aria-label", "Dismiss this alert");
            note.locator("button").click();
            assertThat(note).hasCount(0);
            Locator first = alerts.locator("main tbody tr").first();
            assertThat(first).containsText(HEALTHY);
            assertThat(first).containsText("freeze_violation");
            assertThat(first).containsText("firing");
            assertThat(row).containsText((before + 1) + " critical");
            List.of(alerts, overview.page(), other.page()).forEach(LiveChecks::assertNotReloaded);
            assertThat(critical()).isEqualTo(before + 1);
            assertThat(overview.problems()).isEmpty();
            assertThat(other.problems()).isEmpty();
        }
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private BaselineChange changeWithoutApproval() {
        return BaselineChange.newBuilder()
                .setEventId(CHANGE)
                .setTenantId(HEALTHY)
                .setTimestampMs(site().now().plusSeconds(1))
                .setChangeId(CHANGE)
                .setComponent(FrozenComponent.agent_contracts)
                .setApprovals(List.of())
                .setSummary("revise agent contracts")
                .build();
    }

    @Test
    @Order(2)
    void aRecordAppearsWithoutReloadWhenItsWindowHasPassed() throws InterruptedException {
        Page tenant = show("/console/tenants/" + HEALTHY);
        awaitLive(tenant);
        BrowserPage.openDetails(tenant);
        try (BrowserPage overview = open("/")) {
            site().pass(Duration.ofHours(1));

            assertThat(overview.page().locator(".overview tbody tr").filter(having(END_OF_WINDOW)))
                    .hasCount(3);
            assertThat(tenant.locator("figure.chart").first().locator("tbody tr"))
                    .hasCount(4);
            assertThat(section(tenant, "Open window")).containsText("Nothing has been heard since the last record.");
            site().awaitAll();
            JsonNode record =
                    get("/ois/" + HEALTHY + "/scores?limit=1").path("scores").path(0);
            assertThat(section(tenant, "Last record").locator("dd").first()).hasText(Shown.score(record.path("ois")));
            assertThat(overview.page()
                            .locator(".overview tbody tr")
                            .filter(having(HEALTHY))
                            .locator("td")
                            .nth(1))
                    .hasText(Shown.score(record.path("ois")));
            assertThat(tenant.locator(".status")).containsText("Stream time " + Shown.time(site().now()));
            assertNotReloaded(tenant);
            assertNotReloaded(overview.page());
        }
    }
}
