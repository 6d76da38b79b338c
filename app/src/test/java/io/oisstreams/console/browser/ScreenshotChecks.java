package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation: with {@code -Dois.docs.write=true} they are taken anew, else only that they are there is checked. */
abstract class ScreenshotChecks extends ConsoleChecks {
    private static final Path FOLDER = Path.of("..", "topology-docs", "console");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 740;
    private static final long GREATEST_BYTES = 200_000;

    @Test
    void everyPageHasAPicture() throws IOException {
        Map<String, String> paths = ConsolePaths.of(site());
        if (Boolean.getBoolean("ois.docs.write")) {
            Files.createDirectories(FOLDER);
            take(paths, "", ColorScheme.LIGHT, WIDTH, HEIGHT);
            Map<String, String> onAPhone = Map.of("overview", paths.get("overview"), "tenant", paths.get("tenant"));
            take(onAPhone, "-phone", ColorScheme.DARK, PHONE_WIDTH, PHONE_HEIGHT);
        }
        for (String name : paths.keySet()) {
            assertPicture(name);
        }
        assertPicture("overview-phone");
        assertPicture("tenant-phone");
    }

    private static void assertPicture(String name) throws IOException {
        Path picture = FOLDER.resolve(name + ".png");
        assertThat(picture).isRegularFile();
        assertThat(Files.size(picture)).as(name).isBetween(1L, GREATEST_BYTES);
    }

    private void take(Map<String, String> paths, String suffix, ColorScheme scheme, int width, int height) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, height);
        try (BrowserPage own = ConsoleTest.chromium().open(options)) {
            paths.forEach((name, path) -> {
                Page page = own.show(site().url(path));
                assertThat(page.locator("[data-link=open]")).hasText("Live");
                if (name.equals("record")) {
                    VerificationChecks.verify(page);
                    assertThat(page.locator(".verdict")).containsText("PASS");
                }
                page.waitForFunction(DRAWN);
                page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + suffix + ".png")));
            });
        }
    }

    /** Whether every chart is drawn: a canvas has its own size only until the library has given it another. */
    private static final String DRAWN =
            "() => [...document.querySelectorAll('canvas')].every((canvas) => canvas.style.width !== '')";
}
