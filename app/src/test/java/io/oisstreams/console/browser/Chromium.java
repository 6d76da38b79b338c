package io.oisstreams.console.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium without a window. Serves one thread; its pages do not outlive it. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; where it is not installed, the test is skipped and says so. */
    static Chromium launch() {
        assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not installed");
        // Nothing is fetched: the browser is the system's.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        return new Chromium(playwright, browser);
    }

    /** A page of its own session at an address. */
    BrowserPage open(String url) {
        return open(url, new Browser.NewContextOptions());
    }

    /** The same with other settings: width, colours, time zone. */
    BrowserPage open(String url, Browser.NewContextOptions options) {
        BrowserPage page = new BrowserPage(browser.newContext(options).newPage());
        page.page().navigate(url);
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
