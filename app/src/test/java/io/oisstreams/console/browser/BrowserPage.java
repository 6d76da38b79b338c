package io.oisstreams.console.browser;

import com.google.gson.Gson;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A page, and what went wrong on it since it was opened. */
final class BrowserPage implements AutoCloseable {
    private final Page page;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> hosts = new TreeSet<>();

    /** Listens from now on. */
    BrowserPage(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                problems.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> problems.add("error: " + error));
        page.onRequest(request -> {
            if (request.url().startsWith("http")) {
                hosts.add(URI.create(request.url()).getAuthority());
            }
        });
    }

    /** The page itself. */
    Page page() {
        return page;
    }

    /** Goes to an address of the console, and waits until what it shows is there. */
    Page show(String address) {
        page.navigate(address);
        page.waitForSelector("main[aria-busy=false]");
        return page;
    }

    /** Opens what a page has closed, and waits until what is made only then is there. */
    static void openDetails(Page page) {
        page.evaluate("""
                () => Promise.all(
                    [...document.querySelectorAll("details:not([open])")].map(
                        (closed) =>
                            new Promise((opened) => {
                                closed.addEventListener("toggle", opened, { once: true });
                                closed.open = true;
                            }),
                    ),
                )""");
    }

    /** Errors and warnings on the console, and errors that no code caught. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The hosts, with ports, that anything was asked of. */
    Set<String> hosts() {
        return Set.copyOf(hosts);
    }

    /**
     * What a function of the page gives for an argument, both as JSON.
     *
     * @param function source text of a function of one argument, which may be asynchronous
     * @param result type of the result
     */
    <T> T call(String function, Object argument, Class<T> result) {
        Gson gson = new Gson();
        String wrapped = "async (json) => JSON.stringify(await (" + function + ")(JSON.parse(json)))";
        return gson.fromJson((String) page.evaluate(wrapped, gson.toJson(argument)), result);
    }

    @Override
    public void close() {
        page.context().close();
    }
}
