package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportFilesTest {
    private static final ReportTemplates TEMPLATES = ReportTemplates.shipped();

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("attestation-good-week.md", TEMPLATES.render(ReportSamples.goodWeek())),
                Arguments.of("attestation-bad-week.md", TEMPLATES.render(ReportSamples.badWeek())),
                Arguments.of("attestation-empty-week.md", TEMPLATES.render(ReportSamples.emptyWeek())),
                Arguments.of("brief-ordinary.md", TEMPLATES.render(ReportSamples.ordinaryBrief())),
                Arguments.of("brief-troubled.md", TEMPLATES.render(ReportSamples.troubledBrief())));
    }

    private static String expected(String file) throws IOException {
        try (InputStream resource = ReportFilesTest.class.getResourceAsStream(file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static MarkdownDocument document(Attestation attestation) {
        return MarkdownDocument.parse(TEMPLATES.render(attestation));
    }

    private static MarkdownDocument document(ReadinessBrief brief) {
        return MarkdownDocument.parse(TEMPLATES.render(brief));
    }

    @ParameterizedTest
    @MethodSource("files")
    void filesAreAsCommitted(String file, String rendered) throws IOException {
        assertThat(rendered).isEqualTo(expected(file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRowOfATableHasItsColumns(String file, String rendered) {
        assertThat(MarkdownDocument.parse(rendered).tables()).isNotEmpty().allSatisfy(table -> assertThat(table)
                .hasSizeGreaterThan(1)
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.get(0)).doesNotContain("")));
    }

    /** What looks like a row and is none, or is cut off, would be lost. */
    @ParameterizedTest
    @MethodSource("files")
    void everyRowIsInItsTable(String file, String rendered) {
        MarkdownDocument document = MarkdownDocument.parse(rendered);

        long rows = document.tables().stream().mapToLong(List::size).sum();
        assertThat(rendered.lines().filter(line -> line.startsWith("|") && !line.matches("[|:-]+")))
                .hasSize((int) rows);
        assertThat(document.paragraphs()).noneMatch(paragraph -> paragraph.contains("{{"));
        assertThat(rendered).endsWith("\n").doesNotContain("\n\n\n");
    }

    @Test
    void anAttestationHasTheSectionsOfTheDocument() {
        assertThat(document(ReportSamples.badWeek()).headings())
                .isEqualTo(document(ReportSamples.emptyWeek()).headings())
                .containsExactly(
                        "# VEGA Weekly Attestation 2025-12-07",
                        "## Attestation Scope",
                        "## 1. ADR Compliance Verification",
                        "## 2. Signature Verification Rate",
                        "## 3. Economic Safety Confirmation",
                        "## 4. Determinism Threshold Check",
                        "## Cycles",
                        "## Deviations",
                        "## Attestation Outcome");
    }

    @Test
    void aBriefHasTheSectionsOfTheDocument() {
        assertThat(document(ReportSamples.troubledBrief()).headings())
                .isEqualTo(document(ReportSamples.ordinaryBrief()).headings())
                .containsExactly(
                        "# Phase 3 Readiness Brief",
                        "## Executive Summary",
                        "## Section 1: First 7 Cycles Stability Analysis",
                        "## Section 2: Cost Trajectory Analysis",
                        "## Section 3: Determinism Profile",
                        "## Section 4: Pattern Deviations",
                        "## Section 5: Phase 3 Recommendations",
                        "### Proposed Scope",
                        "### Gate Criteria",
                        "### Risk Assessment",
                        "### Timeline");
    }

    @Test
    void tablesOfAnAttestationHaveARowForEachThing() {
        MarkdownDocument document = document(ReportSamples.badWeek());

        assertThat(document.table("ADR", "Required", "Checks", "Compliant", "Rate"))
                .hasSize(1 + 7 + 1 + 1)
                .contains(
                        List.of("ADR-001", "yes", "0", "0", "not measured"),
                        List.of("ADR-099 | <b>", "no", "2", "1", "50.0%"));
        assertThat(document.table("Algorithm", "Operations", "Verified", "Failed", "Rate"))
                .contains(List.of("ED25519", "98", "95", "3", "96.938776%"));
        assertThat(document.table("Tier", "Replays", "Identical", "Rate", "Required", "Result"))
                .contains(
                        List.of("tier-4", "41", "40", "97.560976%", "100.0%", "not met"),
                        List.of("tier-2", "0", "0", "not measured", "90.0%", "not measured"));
        assertThat(document.table("Deviation", "Type", "Subject", "Detected", "Resolved", "SLA"))
                .hasSize(1 + 5)
                .contains(List.of(
                        "dev-0003",
                        "Signature Verification Failure",
                        "a|b<U+000A>| c |",
                        "2025-12-01T06:00:00Z",
                        "open",
                        "missed"));
    }

    @Test
    void theOutcomeIsSaidWithItsConsequence() {
        assertThat(document(ReportSamples.goodWeek()).paragraphs())
                .contains("Outcome: PASS", "PASS: Production continues as normal.");
        assertThat(document(ReportSamples.badWeek()).paragraphs())
                .contains("Outcome: FAIL", "FAIL: Production paused, immediate LARS escalation.");
        assertThat(document(WeekSample.good()
                                .day(0, day -> day.rate(true, false))
                                .attestation())
                        .paragraphs())
                .contains("PASS WITH CONDITIONS: Production continues with monitoring conditions.");
    }

    @Test
    void aWeekWithoutAnyEventSaysSo() {
        assertThat(document(ReportSamples.emptyWeek()).paragraphs())
                .contains("PASS: Production continues as normal.", "None.")
                .anyMatch(text -> text.startsWith("Nothing was recorded in this week."))
                .anyMatch(text -> text.startsWith("Not checked, because nothing was recorded: ADR-001,"));
    }

    @Test
    void manyDeviationsAreCutInTheTables() {
        WeekSample week = WeekSample.good();
        for (int i = 1; i <= 10_000; i++) {
            week.open("d" + i, Section.SIGNATURES, Duration.ofHours(1));
        }

        MarkdownDocument document = document(week.attestation());

        assertThat(document.table("Deviation", "Type", "Subject", "Detected", "Resolved", "SLA"))
                .hasSize(1 + AttestationData.MOST_ROWS);
        assertThat(document.paragraphs()).contains("And 9900 more.");
    }

    @Test
    void aBriefStaysShortWhateverHappened() {
        BriefSample brief = new BriefSample();
        for (int i = 1; i <= 1_000; i++) {
            brief.week().open("d" + i, Section.SIGNATURES, Duration.ofHours(1));
            brief.agent("agent-" + i, 2, 1);
        }

        String rendered = TEMPLATES.render(brief.brief());

        assertThat(rendered.lines()).hasSizeLessThan(200);
        assertThat(MarkdownDocument.parse(rendered).paragraphs())
                .contains("And 980 more.", "And 984 more agents.")
                .contains("Not yet, because operations failed, agents: agent-1, agent-2, agent-3, agent-4, agent-5"
                        + " and 995 more.");
    }

    @Test
    void aVeryLongNameIsCut() {
        String rendered = TEMPLATES.render(WeekSample.good()
                .deviation("d1", Section.SIGNATURES, "x".repeat(1_000), Duration.ZERO, Optional.empty(), false)
                .attestation());

        assertThat(rendered).contains("| " + "x".repeat(256) + " (and 744 more characters) |");
    }
}
