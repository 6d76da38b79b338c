package io.oisstreams.kpis.core.contract;

/** A field of a contract says what no contract can. */
final class InvalidFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String fault;

    /**
     * With a name and what is wrong.
     *
     * @param field as in the file, relative to the object that is made, such as {@code bands[1].at_least}
     * @param fault without the field's name
     */
    InvalidFieldException(String field, String fault) {
        super(field + ": " + fault);
        this.field = field;
        this.fault = fault;
    }

    static InvalidFieldException expected(String field, String expected, Object got) {
        return new InvalidFieldException(field, "expected " + expected + ", got " + got);
    }

    String field() {
        return field;
    }

    String fault() {
        return fault;
    }
}
