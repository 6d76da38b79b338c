package io.oisstreams.operations.core.attestation;

/** How a week ends, and what follows from it (OPS 2.2, attestation outcome). */
public enum Outcome {
    /** All four sections hold, and nothing came near a limit. */
    PASS("PASS", "Production continues as normal"),
    /** There were only approaches to limits, and deviations that were resolved. */
    PASS_WITH_CONDITIONS("PASS WITH CONDITIONS", "Production continues with monitoring conditions"),
    /** Anything else. */
    FAIL("FAIL", "Production paused, immediate LARS escalation");

    private final String label;
    private final String consequence;

    Outcome(String label, String consequence) {
        this.label = label;
        this.consequence = consequence;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }

    /** What follows, in the document's words. */
    public String consequence() {
        return consequence;
    }
}
