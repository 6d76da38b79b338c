package io.oisstreams.operations.core.attestation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Markdown templates of the attestation and of the brief, compiled. Safe for several threads. */
public final class ReportTemplates {
    /** The file name of the attestation's template that this program ships with. */
    public static final String ATTESTATION_FILE = "vega-attestation.md.mustache";

    /** The file name of the brief's. */
    public static final String BRIEF_FILE = "readiness-brief.md.mustache";

    private final MarkdownTemplate attestation;
    private final MarkdownTemplate brief;

    private ReportTemplates(MarkdownTemplate attestation, MarkdownTemplate brief) {
        this.attestation = attestation;
        this.brief = brief;
    }

    /** The templates that this program ships with. */
    public static ReportTemplates shipped() {
        return of(shippedAttestation(), shippedBrief());
    }

    /**
     * Templates of these texts (Mustache; the names are in topology-docs/operations-templates.md).
     *
     * @throws IllegalArgumentException with one line that names the report and the fault
     */
    public static ReportTemplates of(String attestation, String brief) {
        return new ReportTemplates(
                MarkdownTemplate.compile(
                        "the attestation's template", attestation, AttestationData.of(SampleFacts.attestation())),
                MarkdownTemplate.compile("the brief's template", brief, ReadinessData.of(SampleFacts.brief())));
    }

    /** The text of the attestation's template that this program ships with. */
    public static String shippedAttestation() {
        return shipped(ATTESTATION_FILE);
    }

    /** The text of the brief's template that this program ships with. */
    public static String shippedBrief() {
        return shipped(BRIEF_FILE);
    }

    private static String shipped(String file) {
        try (InputStream resource = ReportTemplates.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException("the program lacks " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The file of the attestation. */
    public String render(Attestation report) {
        return attestation.render(AttestationData.of(report));
    }

    /** The file of the brief. */
    public String render(ReadinessBrief report) {
        return brief.render(ReadinessData.of(report));
    }
}
