package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alerts of all tenants. */
abstract class AlertChecks extends ConsoleChecks {
    private static final String PAGE = "/console/alerts";

    private List<String> alerts(String query) {
        List<String> cells = new ArrayList<>();
        for (JsonNode alert : get("/alerts?" + query + (query.isEmpty() ? "" : "&") + "limit=100")
                .path("alerts")) {
            cells.add(Shown.time(alert.path("detected_at_ms")));
            cells.add(alert.path("status").asText());
            cells.add(alert.path("severity").asText());
            cells.add(alert.path("tenant_id").asText());
            cells.add(alert.path("rule").asText());
            cells.add(alert.path("message").asText());
            cells.add(Shown.exact(alert.path("value")));
            cells.add(Shown.exact(alert.path("threshold")));
            cells.add(period(alert));
        }
        return cells;
    }

    private static String period(JsonNode alert) {
        if (alert.path("window_start_ms").isNull()) {
            return "";
        }
        String start = Shown.time(alert.path("window_start_ms"));
        String end = Shown.time(alert.path("window_end_ms"));
        return start + " to " + (start.substring(0, 10).equals(end.substring(0, 10)) ? end.substring(11) : end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "status=firing", "severity=critical", "tenant=globex-health&severity=info", "rule=ois_class"
            })
    void alertsAreThoseOfTheQueryWithItsFilters(String query) {
        List<String> cells = alerts(query);

        Page page = show(PAGE + "?" + query);

        assertThat(cells).isNotEmpty();
        assertCells(page.locator("main table"), cells);
    }

    @Test
    void controlsFilterAndTheAddressSaysSo() {
        Page page = show(PAGE);

        control(page, "Severity").selectOption("critical");
        control(page, "Tenant").fill(TROUBLED);
        page.keyboard().press("Enter");

        assertThat(page).hasURL(site().url(PAGE + "?severity=critical&tenant=" + TROUBLED));
        assertCells(page.locator("main table"), alerts("severity=critical&tenant=" + TROUBLED));
        page.reload();
        assertCells(page.locator("main table"), alerts("severity=critical&tenant=" + TROUBLED));
        assertThat(control(page, "Severity")).hasValue("critical");
    }

    @Test
    void anAlertLeadsToItsTenant() {
        Page page = show(PAGE + "?tenant=" + CARELESS);
        Locator link = page.locator("tbody a").first();

        link.click();

        assertThat(page.locator("h1")).hasText("Integrity of " + CARELESS);
    }
}
