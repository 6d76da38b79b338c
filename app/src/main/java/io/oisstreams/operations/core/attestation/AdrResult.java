package io.oisstreams.operations.core.attestation;

/**
 * The checks of one ADR.
 *
 * @param adrId as the events have it
 * @param checks how many there were, not negative
 * @param compliant how many of them were compliant, at most {@code checks}
 */
public record AdrResult(String adrId, long checks, long compliant) {
    /** @throws IllegalArgumentException naming the count that is out of range */
    public AdrResult {
        Counts.checkPart("compliant", compliant, "checks", checks);
    }
}
