package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record: the second of three, so that there is one on either side. */
abstract class RecordChecks extends ConsoleChecks {
    private static final String START = "2026-01-03T23:00:00Z";
    private static final String PATH = "/console/tenants/" + TROUBLED + "/records/" + START;
    private static final String API = "/ois/" + TROUBLED + "/records/" + START;

    @Test
    void itsPlaceInTheChainIsThatOfTheRecord() {
        JsonNode record = get(API);
        JsonNode extensions = record.path("extensions");
        List<String> checkpoint = extensions.path("checkpoint").asText().lines().toList();

        Page page = show(PATH);

        assertFacts(
                section(page, "Place in the chain").locator("dl"),
                List.of(
                        "Record before",
                        "Record of 2026-01-03 22:00 to 23:00",
                        "Hash of the record before",
                        extensions.path("previous_record_hash").asText(),
                        "Record after",
                        "Record of 2026-01-04 00:00 to 01:00",
                        "Published",
                        Shown.time(record.path("timestamp")) + " UTC",
                        "Telemetry hash",
                        record.path("telemetry_hash").asText(),
                        "Evidence root",
                        extensions.path("evidence_root").asText(),
                        "Evidence leaves",
                        Shown.count(extensions.path("evidence_leaves")),
                        "Log",
                        checkpoint.get(0),
                        "Size of the log",
                        "2",
                        "Root of the log",
                        checkpoint.get(2)));
        assertThat(checkpoint.get(1)).isEqualTo("2");
    }

    @Test
    void linksLeadAlongTheChain() {
        Page page = show(PATH);

        page.getByText("Record of 2026-01-03 22:00 to 23:00").click();
        assertThat(page.locator("h1")).hasText("Record of 2026-01-03 22:00 to 23:00 UTC");
        assertThat(section(page, "Place in the chain").locator("dd").first()).hasText("None");
        page.goBack();
        page.getByText("Record of 2026-01-04 00:00 to 01:00").click();
        assertThat(page.locator("h1")).hasText("Record of 2026-01-04 00:00 to 01:00 UTC");
        assertThat(section(page, "Place in the chain").locator("dd").nth(2)).hasText("None");
    }

    @Test
    void itsSignaturesAreThoseOfTheRecord() {
        List<String> cells = new ArrayList<>();
        for (JsonNode signature : get(API).path("extensions").path("signatures")) {
            cells.add(signature.path("family").asText());
            cells.add(signature.path("key_id").asText());
            cells.add(Shown.count(
                    Base64.getDecoder().decode(signature.path("signature").asText()).length));
        }

        Page page = show(PATH);

        assertThat(cells).contains("ED25519", "ML_DSA_65");
        assertCells(section(page, "Signatures").locator("table"), cells);
    }

    @Test
    void itsScoreAndWhyAreThoseOfTheQuery() {
        JsonNode record = get(API);
        JsonNode why = get(API + "/explanation");
        List<String> scores = new ArrayList<>(List.of(
                Shown.score(record.path("ois")),
                record.path("extensions").path("classification").asText()));
        record.path("dimensions").forEach(value -> scores.add(Shown.score(value)));

        Page page = show(PATH);

        assertThat(page.locator("main > dl.tiles dd")).hasText(scores.toArray(String[]::new));
        assertCells(
                section(page, "Why the score is what it is").locator("table").first(), Explained.dimensions(why));
        assertCells(
                section(page, "Why the score is what it is").locator("table").last(), Explained.costliest(why));
    }

    @Test
    void whatWasCountedAndLostIsThatOfTheRecord() {
        JsonNode extensions = get(API).path("extensions");

        Page page = show(PATH);

        assertFacts(section(page, "What was counted").locator("dl"), counts(extensions.path("telemetry")));
        assertFacts(section(page, "Degradation events").locator("dl"), counts(extensions.path("degradation_counts")));
        assertThat(extensions.path("degradation_counts")).isNotEmpty();
        if (extensions.path("rejected").isEmpty()) {
            assertThat(section(page, "What was rejected")).containsText("Nothing was rejected.");
        } else {
            assertFacts(section(page, "What was rejected").locator("dl"), counts(extensions.path("rejected")));
        }
    }

    private static List<String> counts(JsonNode counts) {
        List<String> facts = new ArrayList<>();
        counts.propertyStream().forEach(count -> {
            facts.add(Shown.words(count.getKey()));
            facts.add(Shown.exact(count.getValue()));
        });
        return facts;
    }

    @Test
    void theRecordIsDownloadedAsItIsServed() throws IOException {
        Page page = show(PATH);

        Download download = page.waitForDownload(
                () -> section(page, "The record itself").locator("a").click());

        assertThat(Files.readString(download.path())).isEqualTo(site().text(API));
        assertThat(download.suggestedFilename()).isEqualTo("ois-record-" + TROUBLED + "-2026-01-03T23-00-00Z.json");
    }

    @Test
    void aRecordThatIsNotThereIsSaid() {
        try (BrowserPage own = ConsoleTest.chromium().open()) {
            Page page = own.show(site().url("/console/tenants/" + TROUBLED + "/records/2026-01-01T00:00:00Z"));

            assertThat(page.locator(".failure")).containsText("This could not be loaded.");
            assertThat(page.locator(".failure")).containsText("no record");
        }
    }
}
