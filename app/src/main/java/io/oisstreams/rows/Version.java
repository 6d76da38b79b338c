package io.oisstreams.rows;

/**
 * Tells the states of a tenant's rows apart.
 *
 * @param number higher after each commit that changed one of them
 */
public record Version(long number) {
    /** Before the first row. */
    public static final Version NONE = new Version(0);

    Version next() {
        return new Version(number + 1);
    }
}
