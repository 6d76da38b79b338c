package io.oisstreams.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is loaded for a page, as Chromium counts it: bytes on the wire with their heads, and bytes of contents. */
final class PageWeight {
    /** Kinds of files, each with the end of its media type. */
    private static final List<String> KINDS = List.of("html", "css", "javascript", "json", "event-stream", "");

    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Long> wire = new HashMap<>();
    private final Map<String, Long> contents = new HashMap<>();

    private PageWeight() {}

    /** Counts from now on. */
    static PageWeight of(Page page) {
        PageWeight weight = new PageWeight();
        CDPSession session = page.context().newCDPSession(page);
        session.on("Network.responseReceived", weight::answered);
        session.on("Network.dataReceived", event -> weight.add(weight.contents, event, "dataLength"));
        session.on("Network.loadingFinished", event -> weight.add(weight.wire, event, "encodedDataLength"));
        session.send("Network.enable");
        return weight;
    }

    private void answered(JsonObject event) {
        String type = event.getAsJsonObject("response").get("mimeType").getAsString();
        String kind = KINDS.stream().filter(type::endsWith).findFirst().orElseThrow();
        kinds.put(event.get("requestId").getAsString(), kind);
    }

    private void add(Map<String, Long> sums, JsonObject event, String field) {
        String kind = kinds.getOrDefault(event.get("requestId").getAsString(), "");
        sums.merge(kind, event.get(field).getAsLong(), Long::sum);
    }

    /** How many bytes of contents there are until now. */
    long contents() {
        return total(contents);
    }

    private static long total(Map<String, Long> sums) {
        return sums.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The head of the table of rows. */
    static String head() {
        return "| page | requests | html | css | javascript | json | other | in all, kB |";
    }

    /** A row of a Markdown table: of each kind and in all, kB on the wire, and in brackets kB of contents. */
    String row(String name) {
        StringBuilder row = new StringBuilder("| " + name + " | " + kinds.size());
        for (String kind : List.of("html", "css", "javascript", "json")) {
            row.append(cell(wire.getOrDefault(kind, 0L), contents.getOrDefault(kind, 0L)));
        }
        return row.append(cell(others(wire), others(contents)))
                .append(cell(total(wire), total(contents)))
                .append(" |")
                .toString();
    }

    private static long others(Map<String, Long> sums) {
        return sums.getOrDefault("event-stream", 0L) + sums.getOrDefault("", 0L);
    }

    private static String cell(long wire, long contents) {
        return String.format(Locale.ROOT, " | %.1f (%.1f)", wire / 1e3, contents / 1e3);
    }
}
