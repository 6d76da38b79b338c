package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTemplatesTest {
    private static final String BRIEF = ReportTemplates.shippedBrief();

    private static String rendered(String template) {
        return ReportTemplates.of(template, BRIEF)
                .render(WeekSample.good().tenant("<a> & *b*").attestation());
    }

    @Test
    void aTemplateOfTheUserIsRendered() {
        assertThat(rendered("{{tenant}}: {{outcome}}{{#costs.days}} {{summaries}}{{/costs.days}}"))
                .isEqualTo("\\<a\\> \\& \\*b\\*: PASS 14 14 14 14 14 14 14");
    }

    @Test
    void bothReportsCanHaveOne() {
        ReportTemplates templates =
                ReportTemplates.of("a", "{{#recommendations}}{{#timeline}}{{.}} {{/timeline}}{{/recommendations}}");

        assertThat(templates.render(new BriefSample().brief())).startsWith("This brief was due at");
    }

    @Test
    void listsOfTextsAndPositionsWork() {
        assertThat(rendered("{{#determinism.measures}}{{#-first}}[{{/-first}}{{-index}} {{tier}}{{^-last}}, {{/-last}}"
                        + "{{#-last}}]{{/-last}}{{/determinism.measures}}"))
                .isEqualTo("[1 tier-4, 2 tier-2, 3 overall]");
    }

    @Test
    void aNameOfTheReportIsSeenInAList() {
        assertThat(rendered("{{#signatures.algorithms}}{{week_end}} {{algorithm}}\n{{/signatures.algorithms}}"))
                .isEqualTo("2025-12-07 ED25519\n2025-12-07 ML_DSA_65\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '"',
            value = {
                "{{nonsense}} ^ nonsense",
                "{{tenant.length}} ^ tenant.length",
                "{{tenant.class}} ^ tenant.class",
                "{{adr}} ^ adr",
                "{{#nonsense}}x{{/nonsense}} ^ nonsense",
                "{{#compliance.adrs}}{{algorithm}}{{/compliance.adrs}} ^ algorithm",
                "{{#deviations.any_more}}{{nonsense}}{{/deviations.any_more}} ^ nonsense",
                "{{#failures}}{{#any_findings}}{{/any_findings}}{{nonsense}}{{/failures}} ^ nonsense",
                "{{#costs.days}}{{date}} ^ costs.days",
                "{{#costs.days}}{{/costs}} ^ costs",
                "{{/costs}} ^ costs",
                "{{tenant ^ tenant",
                "{{> other}} ^ other",
                "{{< other}}{{/ other}} ^ other"
            })
    void aFaultIsSaidInOneLine(String template, String culprit) {
        assertThatThrownBy(() -> ReportTemplates.of(template, BRIEF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the attestation's template: ")
                .hasMessageContaining(culprit)
                .message()
                .hasLineCount(1);
    }

    @Test
    void aFaultOfTheBriefNamesTheBrief() {
        assertThatThrownBy(() -> ReportTemplates.of("", "{{outcome}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the brief's template: unknown name outcome");
    }

    /** A section that no trial enters, because a flag is true in it and false at once, has a name from elsewhere. */
    @Test
    void whatNoTrialReachesIsEmptyInsteadOfStoppingTheReports() {
        String template = "{{#any_findings}}{{^any_not_checked}}({{adr}}){{/any_not_checked}}{{/any_findings}}";

        String rendered = ReportTemplates.of(template, BRIEF)
                .render(WeekSample.good().day(0, day -> day.rate(true, false)).attestation());

        assertThat(rendered).isEqualTo("()");
    }

    @Test
    void theSamplesHaveSomethingInEveryList() {
        assertNoListIsEmpty(AttestationData.of(SampleFacts.attestation()));
        assertNoListIsEmpty(ReadinessData.of(SampleFacts.brief()));
    }

    private static void assertNoListIsEmpty(Map<?, ?> data) {
        assertThat(data).allSatisfy((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                assertNoListIsEmpty(map);
            } else if (value instanceof List<?> list) {
                assertThat(list).as("%s", name).isNotEmpty();
            }
        });
    }
}
