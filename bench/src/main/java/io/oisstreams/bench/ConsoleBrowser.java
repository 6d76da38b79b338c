package io.oisstreams.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's Chromium, in which pages are opened with nothing in the cache. */
final class ConsoleBrowser implements AutoCloseable {
    private static final int QUIET_MS = 500;

    /** Notes when the first rows of a table have been painted, and when the largest contents. */
    private static final String WATCH = """
            (() => {
                const look = () => {
                    if (document.querySelector("tbody tr")) {
                        requestAnimationFrame(() => setTimeout(() => { window.rowsMs = performance.now(); }));
                    } else {
                        requestAnimationFrame(look);
                    }
                };
                requestAnimationFrame(look);
                new PerformanceObserver((list) => { window.largestMs = list.getEntries().at(-1).startTime; })
                    .observe({ type: "largest-contentful-paint", buffered: true });
            })()""";

    /** From an input to the frame that shows what it changed: act(), until seen() is another. */
    private static final String FRAME = """
            async ([act, seen]) => {
                const look = new Function("return " + seen);
                const before = look();
                const start = performance.now();
                new Function(act)();
                const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
                do {
                    await frame();
                } while (look() === before && performance.now() - start < 5000);
                if (look() === before) {
                    throw new Error("nothing changed: " + act);
                }
                return performance.now() - start;
            }""";

    private final Playwright playwright;
    private final Browser browser;

    private ConsoleBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it, and fetches nothing. */
    static ConsoleBrowser start(Path program) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        return new ConsoleBrowser(playwright, browser);
    }

    /** A blank page of a session of its own, which remembers nothing. */
    Page open() {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1_280, 900))
                .newPage();
        page.addInitScript(WATCH);
        return page;
    }

    /** Goes to an address, and waits until the page shows its data. */
    static void show(Page page, String address) {
        page.navigate(address);
        page.waitForSelector("main[aria-busy=false]");
    }

    /** Waits until nothing more is loaded. */
    static void settle(Page page, PageWeight weight) {
        long before;
        do {
            before = weight.contents();
            page.waitForTimeout(QUIET_MS);
        } while (weight.contents() > before);
    }

    /** When the rows had been painted, in ms since the navigation began. */
    static double rowsMs(Page page) {
        page.waitForFunction("window.rowsMs !== undefined");
        return ((Number) page.evaluate("window.rowsMs")).doubleValue();
    }

    /** When the largest contents were painted, in ms since the navigation began; empty: Chromium did not say. */
    static Optional<Double> largestMs(Page page) {
        return Optional.ofNullable((Number) page.evaluate("window.largestMs ?? null"))
                .map(Number::doubleValue);
    }

    /** From an input to its frame, in ms; both are JavaScript, and what is seen changes with the input. */
    static double frameMs(Page page, String act, String seen) {
        return ((Number) page.evaluate(FRAME, List.of(act, seen))).doubleValue();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
