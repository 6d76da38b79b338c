package io.oisstreams.console.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.oisstreams.cli.DemoSite;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/**
 * The console of a demo whose clock has stopped, in a real browser: every page against the answers of the queries. What lets time pass
 * comes last.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ConsoleTest {
    /** Only for a machine that has too much to do; what is expected is awaited no longer than it takes. */
    private static final int PATIENCE_MS = 30_000;

    private static Chromium chromium;
    private static DemoSite site;

    @BeforeAll
    static void start() throws InterruptedException, IOException {
        chromium = Chromium.start();
        site = DemoSite.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
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

    static Chromium chromium() {
        return chromium;
    }

    static DemoSite site() {
        return site;
    }

    @Nested
    class Overview extends OverviewChecks {}

    @Nested
    class Tenant extends TenantChecks {}

    @Nested
    class OneRecord extends RecordChecks {}

    @Nested
    class Governance extends GovernanceChecks {}

    @Nested
    class Kpis extends KpiChecks {}

    @Nested
    class Alerts extends AlertChecks {}

    @Nested
    class Operations extends OperationsChecks {}

    @Nested
    class Verification extends VerificationChecks {}

    @Nested
    class EveryPage extends EveryPageChecks {}

    @Nested
    class Connection extends ConnectionChecks {}

    @Nested
    class Screenshots extends ScreenshotChecks {}

    @Nested
    @Order(Integer.MAX_VALUE)
    class Live extends LiveChecks {}
}
