package io.oisstreams.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests of the modules under {@code js/verify} in a browser: one for each test class, on an empty page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VerifyTest {
    private WebFolder folder;
    private Chromium chromium;
    private BrowserPage page;

    /** What the page says of a step; {@code ok} is null if it was not checked there. */
    record Step(String name, Boolean ok, String detail, String expected, String actual) {
        boolean failed() {
            return Boolean.FALSE.equals(ok);
        }
    }

    @BeforeAll
    void open() {
        chromium = Chromium.start();
        folder = WebFolder.serve();
        page = chromium.open();
        page.page().navigate(folder.blank());
    }

    @AfterEach
    void nothingWentWrongOnThePage() {
        assertThat(page.problems()).isEmpty();
        assertThat(page.hosts()).hasSize(1);
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (folder != null) {
            folder.close();
        }
    }

    /**
     * What an expression gives.
     *
     * @param imports names of a module's exports
     * @param module name of the file
     * @param expression of these names and {@code argument}
     */
    <T> T call(String imports, String module, String expression, Object argument, Class<T> result) {
        String function = "async (argument) => { const { " + imports + " } = await import('/js/verify/" + module
                + "'); return " + expression + "; }";
        return page.call(function, argument, result);
    }
}
