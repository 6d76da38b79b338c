package io.oisstreams.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.oisstreams.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Verify in this browser" of a record with one on either side, true and changed on its way to the page. */
abstract class VerificationChecks extends ConsoleChecks {
    private static final String START = "2026-01-03T23:00:00Z";
    private static final String PATH = "/console/tenants/" + CARELESS + "/records/" + START;

    /** The record's own answer, and no other of its neighbours or parts. */
    private static final Pattern RECORD = Pattern.compile(".*/ois/[^/]+/records/2026-01-03T23(:|%3A)00(:|%3A)00Z$");

    private static final Pattern BUNDLE = Pattern.compile(".*/records/[^/]+/proof\\?.*");

    static void verify(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify in this browser"))
                .click();
    }

    private static Locator verdict(Page page) {
        return page.locator(".verdict .badge");
    }

    /** The row of a step of the record or of the proof bundle. */
    private static Locator step(Page page, String name, String of) {
        return section(page, "Verification")
                .locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th:text-is(\"" + name + "\") + td:text-is(\"" + of + "\")")));
    }

    private void trust(Page page) {
        control(page, "Trusted keys").setInputFiles(site().trustedKeys());
    }

    @Test
    void aTrueRecordPassesAndEveryStepIsNamed() {
        Page page = show(PATH);

        verify(page);

        assertThat(verdict(page)).hasText("PASS");
        for (String step : new String[] {
            "Form",
            "Record hash",
            "Telemetry hash",
            "Degradation events",
            "Checkpoint",
            "Link to the previous record",
            "Link from the next record"
        }) {
            assertThat(step(page, step, "Record").first()).containsText("Holds");
        }
        for (String step :
                new String[] {"Bundle", "Event", "Place in the evidence", "Place in the log", "Same record"}) {
            assertThat(step(page, step, "Proof bundle").first()).containsText("Holds");
        }
        assertThat(section(page, "Verification").locator("tbody .badge.bad")).hasCount(0);
    }

    @Test
    void withTheTrustedKeysAnEd25519SignatureIsVerified() {
        Page page = show(PATH);
        trust(page);

        verify(page);

        assertThat(verdict(page)).hasText("PASS");
        Locator signature = section(page, "Verification").locator("tbody tr").filter(having("(ED25519)"));
        assertThat(signature.first()).containsText("Holds");
        assertThat(section(page, "Verification")
                        .locator("tbody tr")
                        .filter(having("(ML_DSA_65)"))
                        .first())
                .containsText("Not checked");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void anotherEventIsProvedIfItIsChosen() {
        Page page = show(PATH);
        Locator events = control(page, "Event whose place is proved");
        String last = events.locator("option").last().getAttribute("value");

        events.selectOption(last);
        verify(page);

        assertThat(verdict(page)).hasText("PASS");
        assertThat(step(page, "Event", "Proof bundle"))
                .containsText(last.substring(last.indexOf(' ') + 1) + " of " + last.substring(0, last.indexOf(' ')));
    }

    @Test
    void aRecordWithAnotherDimensionFails() {
        change(RECORD, "(\"decision_reproducibility\":0\\.\\d{5})(\\d)");

        Page page = show(PATH);
        verify(page);

        assertThat(verdict(page)).hasText("FAIL");
        assertThat(step(page, "Link from the next record", "Record").first()).containsText("Fails");
        assertThat(section(page, "Verification")
                        .locator("tbody tr")
                        .filter(having("Decision"))
                        .first())
                .containsText("Fails");
        assertThat(step(page, "Same record", "Proof bundle")).containsText("Fails");
    }

    @Test
    void aRecordWithAnotherPredecessorFails() {
        change(RECORD, "(\"previous_record_hash\":\"[0-9a-f]{10})([0-9])");

        Page page = show(PATH);
        verify(page);

        assertThat(verdict(page)).hasText("FAIL");
        assertThat(step(page, "Link to the previous record", "Record")).containsText("Fails");
        assertThat(step(page, "Telemetry hash", "Record")).containsText("Holds");
    }

    @Test
    void aBundleWithAnotherAuditPathFails() {
        change(BUNDLE, "(\"audit_path\":\\[\"[0-9a-f]{0,60}?)([0-9])");

        Page page = show(PATH);
        verify(page);

        assertThat(verdict(page)).hasText("FAIL");
        assertThat(step(page, "Place in the evidence", "Proof bundle")).containsText("Fails");
        assertThat(step(page, "Place in the evidence", "Proof bundle")).containsText("Expected");
        assertThat(step(page, "Place in the log", "Proof bundle").first()).containsText("Holds");
        assertThat(step(page, "Record hash", "Record")).containsText("Holds");
    }

    @Test
    void aSignatureThatWasChangedFailsUnderTheTrustedKeys() {
        change(RECORD, "(\"family\":\"ED25519\",[^}]*\"signature\":\"[A-Za-z+/]*)([0-9])");

        Page page = show(PATH);
        trust(page);
        verify(page);

        assertThat(verdict(page)).hasText("FAIL");
        assertThat(section(page, "Verification")
                        .locator("tbody tr")
                        .filter(having("(ED25519)"))
                        .first())
                .containsText("Fails");
        assertThat(step(page, "Record hash", "Record")).containsText("Holds");
    }

    /** Answers of this address reach the page with the digit that is the pattern's second group made another one. */
    private void change(Pattern address, String digit) {
        tab().page().route(address, route -> {
            String text = site().text(path(route.request().url()));
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(changed(text, digit)));
        });
    }

    private String path(String url) {
        return url.substring(site().url("").length());
    }

    private static String changed(String text, String digit) {
        Matcher found = Pattern.compile(digit).matcher(text);
        assertThat(found.find()).as(digit).isTrue();
        int other = 9 - Integer.parseInt(found.group(2));
        return text.substring(0, found.start(2)) + other + text.substring(found.end(2));
    }

    @Test
    void theDownloadedBundleIsAcceptedByTheCommandAndAChangedOneIsNot(@TempDir Path folder) throws IOException {
        Page page = show(PATH);

        Download download = page.waitForDownload(
                () -> page.getByText("Download the proof bundle").click());

        String bundle = Files.readString(download.path());
        Path good = Files.writeString(folder.resolve("good.json"), bundle);
        Path bad = Files.writeString(
                folder.resolve("bad.json"), changed(bundle, "(\"audit_path\":\\[\"[0-9a-f]{0,60}?)([0-9])"));
        assertThat(download.suggestedFilename()).startsWith("ois-proof-").endsWith(".json");
        assertThat(verifyCommand(good).out()).endsWith("PASS" + System.lineSeparator());
        assertThat(verifyCommand(good).exitCode()).isZero();
        assertThat(verifyCommand(bad).out()).contains("FAIL");
        assertThat(verifyCommand(bad).exitCode()).isEqualTo(1);
    }

    private CommandRun verifyCommand(Path file) {
        return CommandRun.of(
                "verify", file.toString(), "--keys", site().trustedKeys().toString());
    }
}
