package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.oisstreams.operations.query.OperationsSite;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of operations, with the numbers of the queries beside them. */
class OperationsPagesTest {
    private static final int PHONE_WIDTH = 360;

    private static Chromium chromium;
    private static OperationsSite site;

    private BrowserPage tab;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        site = new OperationsSite();
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        tab = chromium.open();
        pass("2026-05-21T12:40:00Z");
    }

    @AfterEach
    void hasNoProblems() {
        List<String> problems = tab.problems();
        tab.close();
        assertThat(problems).isEmpty();
    }

    /** What is pushed: the stream's time, and nothing more for a long while. */
    private void pass(String now) {
        String pushed = "retry: 600000\n\nevent: time\ndata: {\"now\":\"" + now + "\"}\n\n";
        tab.page()
                .route(
                        "**/events",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/event-stream")
                                .setBody(pushed)));
    }

    private static List<String> states(Page page, String list) {
        return page.locator(list + " .badge").allInnerTexts();
    }

    @Test
    void the_use_of_the_limits_has_the_digits_of_the_query() {
        JsonNode today = site.get("/operations/costs").path("today");

        Page page = tab.show(site.page(""));

        assertThat(page.locator(".tile").filter(having("Daily budget")))
                .containsText(today.path("total_usd").decimalValue().toPlainString() + " USD");
        assertThat(page.locator(".tile").filter(having("Daily budget")))
                .containsText(today.path("budget_used_pct").asText() + " % of 500 USD");
        assertThat(page.locator(".tile").filter(having("Daily budget"))).containsText("Approached");
        assertThat(page.locator(".tile").filter(having("Dearest summary"))).containsText("Breached");
        assertThat(page.locator(".commands")).containsText("In force BLOCK_EXECUTION");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void charts_have_their_values_as_tables() {
        Page page = tab.show(site.page("?from=2026-05-20"));

        page.locator(".chart summary").first().click();
        assertThat(page.locator(".chart").first().locator("tbody tr")).hasCount(2);
        assertThat(page.locator(".chart").first()).containsText("410.000000000000000001");
        assertThat(page.locator(".chart canvas")).hasCount(4);
    }

    @Test
    void deviations_are_filtered_by_the_address() {
        Page page = tab.show(site.page("/deviations?type=cost_ceiling_breach"));

        assertThat(page.locator(".timeline > li")).hasCount(2);
        assertThat(page.locator(".timeline h3").last()).hasText("Cost Ceiling Breach: " + OperationsSite.HOSTILE);

        page.getByLabel("Type").selectOption("adr_compliance_failure");
        assertThat(page.locator(".timeline > li")).hasCount(1);
        assertThat(page).hasURL(site.page("/deviations?type=adr_compliance_failure"));
        page.reload();
        assertThat(page.locator(".timeline > li")).hasCount(1);
    }

    @Test
    void a_deviation_shows_its_ladder_as_far_as_it_is_climbed() {
        Page page = tab.show(site.page("/deviations/" + site.deviation(OperationsSite.HOSTILE)));

        assertThat(states(page, ".ladder")).containsExactly("done", "done", "done", "done", "due", "due", "if missed");
        assertThat(page.locator(".ladder")).containsText("FINN begins cost analysis investigation");
        assertThat(page.locator("main")).containsText("Investigation started by VEGA");
    }

    @Test
    void the_clock_of_a_deviation_is_that_of_the_stream() {
        pass("2026-05-21T13:30:01Z");

        Page page = tab.show(site.page("/deviations/" + site.deviation(OperationsSite.HOSTILE)));

        assertThat(page.locator(".clock")).hasText("00:29:59");
    }

    @Test
    void a_cycle_shows_which_signatures_hold() {
        Page page = tab.show(site.page("/cycles"));

        assertThat(page.locator("tbody tr")).hasCount(2);
        page.getByText(OperationsSite.ENDED).click();

        assertThat(page.locator("h1")).hasText("Cycle " + OperationsSite.ENDED);
        assertThat(page.locator("tbody tr").first()).containsText("Verified");
        assertThat(page.locator("tbody tr").last()).containsText("Not verified");
        assertThat(page.locator(".tile").filter(having("Rate"))).containsText("33.333333 %");
        assertThat(page.locator(".plain li")).hasCount(2);
        page.goBack();
        assertThat(page.locator("h1")).hasText("Cycles of acme");
    }

    @Test
    void a_report_in_json_is_shown_and_downloaded_as_it_was_published() throws IOException {
        String name = "COST_REPORT_2026_05_20.json";
        String published = site.text("/operations/reports/" + name);

        Page page = tab.show(site.page("/reports/" + name));

        assertThat(page.locator("pre").textContent()).isEqualTo(published);
        Download download =
                page.waitForDownload(() -> page.getByText("Download").click());
        assertThat(download.suggestedFilename()).isEqualTo(name);
        assertThat(Files.readString(download.path())).isEqualTo(published);
    }

    @Test
    void a_report_in_markdown_is_shown_as_a_document_or_as_it_was_written() {
        String name = "VEGA_ATTESTATION_2026_05_17.md";

        Page page = tab.show(site.page("/reports/" + name));

        assertThat(page.locator("h2")).containsText("VEGA Weekly Attestation");
        assertThat(page.locator(".document table").first()).containsText("Signature Verification Rate");
        page.getByLabel("Show").selectOption("written");
        assertThat(page.locator("pre")).containsText("# VEGA Weekly Attestation");
        assertThat(page.locator("pre").textContent()).isEqualTo(site.text("/operations/reports/" + name));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void every_page_is_for_everybody(ColorScheme scheme) {
        try (BrowserPage phone = chromium.open(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(PHONE_WIDTH, 2 * PHONE_WIDTH))) {
            phone.page()
                    .route(
                            "**/events",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("text/event-stream")
                                    .setBody("retry: 600000\n\n")));
            for (String path : paths()) {
                Page page = phone.show(site.page(path));

                assertThat(violations(page)).as(path).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of " + path)
                        .isEqualTo(PHONE_WIDTH);
            }
            assertThat(phone.problems()).isEmpty();
        }
    }

    private static List<String> paths() {
        return List.of(
                "",
                "/cycles",
                "/cycles/a%2Fb%20%C3%BC",
                "/deviations",
                "/deviations/" + site.deviation(OperationsSite.HOSTILE),
                "/reports",
                "/reports/COST_REPORT_2026_05_20.json",
                "/reports/VEGA_ATTESTATION_2026_05_17.md");
    }

    private static List<String> violations(Page page) {
        BrowserPage.openDetails(page);
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> Stream.of("serious", "critical").anyMatch(rule.getImpact()::equals))
                        .map(OperationsPagesTest::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes();
    }
}
