package io.oisstreams.operations.core.attestation;

/** Checks of counts that come from outside. */
final class Counts {
    private Counts() {}

    /** @throws IllegalArgumentException if the count is negative */
    static void checkNotNegative(String name, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + count);
        }
    }

    /** @throws IllegalArgumentException unless 0 &lt;= part &lt;= whole */
    static void checkPart(String partName, long part, String wholeName, long whole) {
        checkNotNegative(partName, part);
        checkNotNegative(wholeName, whole);
        if (part > whole) {
            throw new IllegalArgumentException(
                    partName + " must not be greater than " + wholeName + ": " + part + " of " + whole);
        }
    }
}
