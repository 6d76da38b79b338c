package io.oisstreams.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium that is installed on this machine, without a window. Serves one thread; its pages do not outlive it. */
final class Chromium implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /** In the environment; set where a skipped test would not be noticed. */
    private static final String REQUIRED_IN = "BROWSER_TESTS";

    private static final String REQUIRED = "required";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it, and fetches nothing; where none is installed, the test is skipped and says so, or fails if it has to run. */
    static Chromium start() {
        Optional<Path> program =
                PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        String missing = "there is no Chromium at " + String.join(", ", PLACES);
        if (REQUIRED.equals(System.getenv(REQUIRED_IN))) {
            assertThat(program).as(missing).isPresent();
        }
        assumeTrue(program.isPresent(), missing);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        return new Chromium(playwright, browser);
    }

    /** A page of its own session. */
    BrowserPage open() {
        return open(new Browser.NewContextOptions());
    }

    /** The same with other settings: width, colours, time zone. */
    BrowserPage open(Browser.NewContextOptions options) {
        return new BrowserPage(browser.newContext(options).newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
