package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of every page: for everybody, on every width, by its address, by keyboard. */
abstract class EveryPageChecks extends ConsoleChecks {
    private static final int PHONE = 360;
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 360"})
    void everyPageIsForEverybodyAndFitsItsWidth(ColorScheme scheme, int width) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 2 * PHONE);
        SoftAssertions found = new SoftAssertions();
        try (BrowserPage own = ConsoleTest.chromium().open(options)) {
            ConsolePaths.of(site()).forEach((name, path) -> {
                Page page = own.show(site().url(path));
                BrowserPage.openDetails(page);
                found.assertThat(violations(page)).as(name).isEmpty();
                found.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of " + name)
                        .isEqualTo(width);
            });
            found.assertThat(own.problems()).isEmpty();
            found.assertThat(own.hosts()).hasSize(1);
        }
        found.assertAll();
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
    }

    @Test
    void everyPageComesBackByItsAddress() {
        String before = "/console/alerts?severity=critical";
        SoftAssertions found = new SoftAssertions();
        ConsolePaths.of(site()).forEach((name, path) -> {
            Page page = show(before);
            show(path);
            String title = page.title();
            String heading = page.locator("h1").innerText();
            found.assertThat(title).as("title of " + name).endsWith(" \u00b7 ois-streams");

            page.reload();
            assertThat(page).hasTitle(title);
            assertThat(page.locator("h1")).hasText(heading);
            page.goBack();
            assertThat(page.locator("h1")).hasText("Alerts");
            assertThat(control(page, "Severity")).hasValue("critical");
            page.goForward();
            assertThat(page).hasTitle(title);
            assertThat(page.locator("h1")).hasText(heading);
        });
        found.assertAll();
    }

    @Test
    void linksNeedNoReloadAndBackAndForwardLeadAlongThem() {
        Page page = show("/?sort=ois&class=Attention");
        page.evaluate("globalThis.loadedOnce = true");

        page.locator("tbody th a").first().click();
        page.getByText("Governance", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).containsText("Governance of ");
        assertThat(page).hasTitle(page.locator("h1").innerText() + " \u00b7 ois-streams");
        page.goBack();
        assertThat(page.locator("h1")).containsText("Integrity of ");
        page.goBack();

        assertThat(page.locator("h1")).hasText("Overview");
        assertThat(control(page, "Class")).hasValue("Attention");
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("OIS");
        page.goForward();
        assertThat(page.locator("h1")).containsText("Integrity of ");
        assertThat(page.evaluate("globalThis.loadedOnce")).isEqualTo(true);
    }

    @Test
    void theKeyboardReachesContentAndSorting() {
        Page page = show("/");

        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        assertThat(page.locator("a.skip")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        assertThat(page).hasURL(site().url("/#main"));

        Locator head = page.locator("button.sort").filter(new Locator.FilterOptions().setHasText("OIS"));
        for (int pressed = 0; pressed < 30 && !isFocused(head); pressed++) {
            page.keyboard().press("Tab");
        }
        assertThat(head).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("OIS");
        assertThat(head).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("th[aria-sort=descending]")).containsText("OIS");
    }

    private static boolean isFocused(Locator element) {
        return Boolean.TRUE.equals(element.evaluate("(element) => element === document.activeElement"));
    }

    @Test
    void anAddressWithoutAPageSaysSo() {
        Page page = show("/console/nowhere");

        assertThat(page.locator("main")).containsText("There is nothing at this address.");
        page.getByText("Overview").first().click();
        assertThat(page.locator("h1")).hasText("Overview");
    }
}
