package io.oisstreams.operations.core.quality;

/** Determinism that an operation promises (OPS section 4.2). */
public enum Tier {
    TIER4("tier-4"),
    TIER2("tier-2");

    private final String label;

    Tier(String label) {
        this.label = label;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
