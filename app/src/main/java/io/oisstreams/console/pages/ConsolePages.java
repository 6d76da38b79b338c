package io.oisstreams.console.pages;

import io.oisstreams.http.Answer;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.WebPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The console's paths: one document for every page, whose program reads the address and asks the queries, and the files that it loads.
 * Nothing is loaded from anywhere else, and the browser is told to refuse it.
 */
public final class ConsolePages {
    private static final String DOCUMENT = "index.html";
    private static final String ASSETS = "/assets/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "txt", "text/plain; charset=utf-8");

    private final WebAssets assets;
    private final String version;
    private final Answer document;

    private ConsolePages(WebAssets assets) {
        this.assets = assets;
        this.version = assets.version();
        this.document =
                Answer.html(assets.text(DOCUMENT).orElseThrow().replace("{{assets}}", ASSETS + version), POLICY);
    }

    /** With the files in the class path. */
    public static ConsolePages load() {
        return new ConsolePages(WebAssets.load());
    }

    /** What is answered. */
    public List<WebPage> pages() {
        return List.of(
                new WebPage("/", rest -> document),
                new WebPage("/console/" + WebPage.ANY, rest -> document),
                new WebPage(ASSETS + WebPage.ANY, this::asset));
    }

    private Answer asset(String path) {
        String prefix = version + "/";
        Optional<String> mediaType = Optional.ofNullable(MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
        Optional<String> text = Optional.of(path)
                .filter(asked -> asked.startsWith(prefix))
                .flatMap(asked -> assets.text(asked.substring(prefix.length())));
        if (mediaType.isEmpty() || text.isEmpty()) {
            throw new ApiException(
                    ErrorCode.UNKNOWN_PATH,
                    "the console has no such file; load its page again if this was an older version's");
        }
        return Answer.immutableText(mediaType.get(), text.get());
    }
}
