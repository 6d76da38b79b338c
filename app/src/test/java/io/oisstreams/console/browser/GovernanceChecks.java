package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The governance metrics of a tenant. */
abstract class GovernanceChecks extends ConsoleChecks {
    private static final String AT = "2026-01-04T01:00:00Z";
    private static final String PAGE = "/console/tenants/" + CARELESS + "/governance";
    private static final Map<String, String> SERIES = Map.of(
            "uair", "UAIR: ",
            "gar", "GAR: ",
            "airt_p50_ms", "AIRT, median, ms",
            "airt_p95_ms", "AIRT, 95th percentile, ms",
            "tca", "TCA: ",
            "security_denial_total", "Security denials",
            "security_replay_detected_total", "Replays detected",
            "security_replay_guard_unavailable_total", "Replay guard unavailable");

    private JsonNode metrics(String query, String window, String at, String more) {
        String until = at.isEmpty() ? "" : "&at=" + at;
        return get("/metrics/" + query + "?tenant=" + CARELESS + "&window=" + window + until + more);
    }

    @ParameterizedTest
    @CsvSource({"24h,hour", "7d,day", "30d,day", "24h,day", "7d,hour"})
    void everyWindowHasTheNumbersOfTheQueries(String window, String bucket) {
        Page page = show(PAGE + "?window=" + window + "&bucket=" + bucket + "&at=" + AT);

        assertSummary(page, metrics("summary", window, AT, ""));
        assertReasons(page, metrics("reasons", window, AT, "&by=code"), "codes");
        SERIES.forEach((metric, title) -> assertSeries(
                page, title, bucket, metrics("series", window, AT, "&metric=" + metric + "&bucket=" + bucket)));
    }

    private static void assertSummary(Page page, JsonNode summary) {
        assertThat(summary.path("totalEvents").longValue()).isPositive();
        assertThat(page.locator("dl.tiles dd")).containsText(new String[] {
            Shown.exact(summary.path("uair")),
            Shown.exact(summary.path("gar")),
            Shown.exact(summary.path("airtP50Ms")) + " ms",
            Shown.exact(summary.path("airtP95Ms")) + " ms",
            Shown.exact(summary.path("tca")),
            Shown.count(summary.path("totalEvents")),
            Shown.count(summary.path("denialEvents")),
            Shown.count(summary.path("replayDetectedEvents")),
            Shown.count(summary.path("replayGuardUnavailableEvents"))
        });
    }

    private static void assertReasons(Page page, JsonNode reasons, String list) {
        List<String> cells = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (JsonNode row : reasons.path(list)) {
            cells.add(row.has("reasonCode") ? row.path("reasonCode").asText() : Shown.words(row.path("reasonFamily")));
            cells.add(Shown.count(row.path("count")));
            cells.add(Shown.exact(row.path("percentage")));
            cells.add("");
            assertThat(row.path("count").longValue()).isLessThanOrEqualTo(before);
            before = row.path("count").longValue();
        }
        assertThat(cells).isNotEmpty();
        assertCells(page.locator("table.ranking"), cells);
    }

    private static void assertSeries(Page page, String title, String bucket, JsonNode answer) {
        List<String> cells = new ArrayList<>();
        for (JsonNode point : answer.path("series")) {
            cells.add(bucket.equals("day") ? Shown.day(point.path("timestamp")) : Shown.time(point.path("timestamp")));
            cells.add(Shown.exact(point.path("value")));
        }
        BrowserPage.openDetails(page);
        Locator chart = page.locator("figure.chart").filter(new Locator.FilterOptions().setHasText(title));
        assertCells(chart.first(), cells);
    }

    @Test
    void controlsChooseWhatIsShownAndTheAddressSaysSo() {
        Page page = show(PAGE + "?at=" + AT);

        control(page, "Window").selectOption("7d");
        control(page, "Reasons by").selectOption("family");

        assertThat(page).hasURL(site().url(PAGE + "?at=" + AT.replace(":", "%3A") + "&window=7d&by=family"));
        assertReasons(page, metrics("reasons", "7d", AT, "&by=family"), "families");
        page.reload();
        assertReasons(page, metrics("reasons", "7d", AT, "&by=family"), "families");
        assertThat(control(page, "Window")).hasValue("7d");
    }

    @Test
    void withoutATimeTheLatestIsShown() {
        Page page = show(PAGE);

        assertSummary(page, metrics("summary", "24h", "", ""));
    }

    @Test
    void aTimeThatIsNoneIsSaidAndThereIsAWayOn() {
        try (BrowserPage own = ConsoleTest.chromium().open()) {
            Page page = own.show(site().url(PAGE + "?at=noon"));
            assertThat(page.locator(".failure")).containsText("at: must be");

            page.getByText("Show it without filters").click();

            assertSummary(page, metrics("summary", "24h", "", ""));
            assertThat(page).hasURL(site().url(PAGE));
            assertThat(page.locator(".failure")).hasCount(0);
        }
    }
}
