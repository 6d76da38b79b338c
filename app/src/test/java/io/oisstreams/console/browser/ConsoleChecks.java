package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.oisstreams.cli.DemoSite;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the checks of {@link ConsoleTest} share: a fresh tab, in which nothing may go wrong and no other host is asked. */
abstract class ConsoleChecks {
    static final String HEALTHY = "acme-bank";
    static final String CARELESS = "globex-health";
    static final String TROUBLED = "initech-insurance";

    private BrowserPage tab;

    @BeforeEach
    void openTab() {
        tab = ConsoleTest.chromium().open();
    }

    @AfterEach
    void nothingWentWrong() {
        List<String> problems = tab.problems();
        List<String> hosts = List.copyOf(tab.hosts());
        tab.close();
        assertThat(problems).isEmpty();
        assertThat(hosts).isSubsetOf(URI.create(site().url("")).getAuthority());
    }

    final DemoSite site() {
        return ConsoleTest.site();
    }

    final JsonNode get(String path) {
        return site().get(path);
    }

    final BrowserPage tab() {
        return tab;
    }

    /** Goes to a page, and waits until what it shows is there. */
    final Page show(String path) {
        return tab.show(site().url(path));
    }

    /** The part of a page under a heading. */
    static Locator section(Page page, String heading) {
        return page.locator("section.panel")
                .filter(new Locator.FilterOptions().setHas(page.locator("h2:text-is(\"" + heading + "\")")));
    }

    /** The control with this label: its name for those who can't see it has more, the values of a choice. */
    static Locator control(Page page, String label) {
        return page.locator("label.field")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + label)))
                .locator("select, input");
    }

    /** That a table has these cells, row by row, and no other. */
    static void assertCells(Locator table, List<String> cells) {
        assertThat(table.locator("tbody th, tbody td")).hasText(cells.toArray(String[]::new));
    }

    /** That names and values stand in a list in this order, each name before its value. */
    static void assertFacts(Locator list, List<String> namesAndValues) {
        assertThat(list.locator("dt, dd")).hasText(namesAndValues.toArray(String[]::new));
    }
}
