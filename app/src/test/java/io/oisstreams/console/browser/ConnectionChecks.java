package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

/** A connection that is lost and comes back. Its errors on the console are the browser's own. */
abstract class ConnectionChecks extends ConsoleChecks {
    @Test
    void aLostConnectionShowsAndRecoversAndTheDataIsAskedAgain() {
        try (BrowserPage own = ConsoleTest.chromium().open()) {
            Page page = own.page();
            page.route("**/events", Route::abort);
            own.show(site().url("/"));

            assertThat(page.locator("[data-link=lost]")).containsText("Connection lost, trying again");
            assertThat(page.locator(".overview tbody tr")).hasCount(3);

            page.waitForRequest("**/overview", () -> page.unroute("**/events"));
            assertThat(page.locator("[data-link=open]")).hasText("Live");
        }
    }
}
