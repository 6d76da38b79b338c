package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The integrity of one tenant. */
abstract class TenantChecks extends ConsoleChecks {
    private static final List<String> SHORT = List.of("DR", "ASI", "ES", "PC", "SD", "VI");
    private static final String TENANT = "/console/tenants/" + TROUBLED;
    private static final String API = "/ois/" + TROUBLED;

    private List<JsonNode> scores() {
        return get(API + "/scores?limit=100").path("scores").valueStream().toList();
    }

    @Test
    void theLastRecordIsThatOfTheQuery() {
        JsonNode last = scores().get(0);
        List<String> facts = new ArrayList<>(List.of(
                "OIS",
                Shown.score(last.path("ois")),
                "Class",
                last.path("classification").asText()));
        for (int at = 0; at < SHORT.size(); at++) {
            facts.add(SHORT.get(at));
            facts.add(Shown.score(last.path("dimensions").path(at)));
        }

        Page page = show(TENANT);

        assertFacts(section(page, "Last record").locator("dl"), facts);
        assertThat(section(page, "Last record").locator("a"))
                .hasAttribute(
                        "href",
                        TENANT + "/records/"
                                + last.path("window_start").asText().replace(":", "%3A"));
    }

    @Test
    void theValuesOfTheOpenWindowAreMarkedAsNotFinal() {
        JsonNode current = get(API + "/current");
        List<String> facts = new ArrayList<>(List.of(
                "Running OIS",
                Shown.score(current.path("ois")),
                "Class so far",
                current.path("classification").asText()));
        int at = 0;
        for (JsonNode value : current.path("dimensions")) {
            facts.add(SHORT.get(at++));
            facts.add(Shown.score(value));
        }

        Page page = show(TENANT);

        Locator open = section(page, "Open window, not final");
        assertThat(current.path("ois").isNumber()).isTrue();
        assertFacts(open.locator("dl.tiles"), facts);
        assertThat(open).containsText("These numbers change until the record is published.");
        assertThat(open).containsText("as of " + Shown.time(current.path("as_of")));
        assertThat(section(page, "Why the running score is what it is")).containsText("Not final");
        assertCells(
                section(page, "Why the running score is what it is")
                        .locator("table")
                        .first(),
                Explained.dimensions(get(API + "/current/explanation")));
    }

    @Test
    void theChartsHaveTheValuesOfTheQueryAsTables() {
        List<String> scored = new ArrayList<>();
        List<String> dimensions = new ArrayList<>();
        List<JsonNode> scores = scores();
        for (int at = scores.size() - 1; at >= 0; at--) {
            String time = Shown.time(scores.get(at).path("window_end"));
            scored.add(time);
            scored.add(Shown.exact(scores.get(at).path("ois")));
            dimensions.add(time);
            scores.get(at).path("dimensions").forEach(value -> dimensions.add(Shown.exact(value)));
        }

        Page page = show(TENANT);

        assertThat(scores).hasSize(3);
        assertThat(page.locator("figure.chart canvas")).hasCount(2);
        BrowserPage.openDetails(page);
        assertCells(page.locator("figure.chart").first(), scored);
        assertCells(page.locator("figure.chart").last(), dimensions);
        assertThat(page.locator("figure.chart canvas").first())
                .hasAttribute("aria-label", described(scores.get(0).path("ois")));
    }

    private static String described(JsonNode last) {
        return "OIS by end of window: 3 times, OIS last " + Shown.exact(last) + ". The table below has all values.";
    }

    @Test
    void whyTheScoreIsWhatItIsHasTheNumbersOfTheQuery() {
        JsonNode why =
                get(API + "/records/" + scores().get(0).path("window_start").asText() + "/explanation");

        Page page = show(TENANT);

        Locator tables = section(page, "Why the last score is what it is").locator("table");
        assertThat(why.path("costliest")).isNotEmpty();
        assertCells(tables.first(), Explained.dimensions(why));
        assertCells(tables.last(), Explained.costliest(why));
    }

    @Test
    void degradationEventsAreFilteredByTypeAndWindow() {
        JsonNode window = scores().get(1);
        String from = window.path("window_start").asText();
        String to = window.path("window_end").asText();
        Page page = show(TENANT);
        Locator events = section(page, "Degradation events");

        assertCells(events.locator("table"), degradations("?limit=50"));
        control(page, "Type").selectOption("replay_failure");
        assertCells(events.locator("table"), degradations("?limit=50&type=replay_failure"));
        control(page, "Window").selectOption(from);
        List<String> both = degradations("?limit=50&type=replay_failure&from=" + from + "&to=" + to);
        assertThat(both).isNotEmpty().isNotEqualTo(degradations("?limit=50&type=replay_failure"));
        assertCells(events.locator("table"), both);

        page.reload();
        assertCells(events.locator("table"), both);
        assertThat(control(page, "Type")).hasValue("replay_failure");
        assertThat(control(page, "Window")).hasValue(from);
    }

    private List<String> degradations(String query) {
        List<String> cells = new ArrayList<>();
        for (JsonNode row : get(API + "/degradations" + query).path("degradations")) {
            cells.add(Shown.time(row.path("timestamp")));
            cells.add(Shown.words(row.path("event_type")));
            cells.add(Shown.words(row.path("dimension")));
            cells.add(row.path("subject").asText());
            cells.add(Shown.text(row.path("detail")));
            cells.add(Shown.time(row.path("window_start_ms")));
        }
        return cells;
    }

    @Test
    void degradationEventsAreShownPageByPage() {
        JsonNode first = get(API + "/degradations?limit=50");
        String next = first.path("next").asText();
        Page page = show(TENANT);
        Locator events = section(page, "Degradation events");

        events.getByText("Next page").click();

        assertCells(events.locator("table"), degradations("?limit=50&next=" + next));
        events.getByText("First page").click();
        assertCells(events.locator("table"), degradations("?limit=50"));
    }
}
