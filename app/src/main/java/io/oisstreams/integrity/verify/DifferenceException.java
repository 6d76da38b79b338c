package io.oisstreams.integrity.verify;

/** Stops the check of one line or record at the first difference. */
final class DifferenceException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Difference difference;

    DifferenceException(Difference difference) {
        super(difference.toString());
        this.difference = difference;
    }

    DifferenceException(String where, String field, Object expected, Object found) {
        this(new Difference(where, field, String.valueOf(expected), String.valueOf(found)));
    }

    Difference difference() {
        return difference;
    }

    /** Goes on if the two are equal. */
    static void require(String where, String field, Object expected, Object found) throws DifferenceException {
        if (!expected.equals(found)) {
            throw new DifferenceException(where, field, expected, found);
        }
    }
}
