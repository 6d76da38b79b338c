package io.oisstreams.rows;

/**
 * The latest tick of a partition.
 *
 * @param timeMs in ms
 */
public record Latest(long timeMs) {
    /** Before the first tick. */
    public static final Latest NEVER = new Latest(0);
}
