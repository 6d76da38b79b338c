package io.oisstreams.rows;

import org.apache.kafka.common.utils.Bytes;

/**
 * Something that time causes, in the order in which it is caused.
 *
 * @param <T> what it is
 */
public interface Timed<T> extends Comparable<T> {
    /** When, in ms. */
    long timeMs();

    /** The key of its row, of kind {@link BaseKind#AGENDA}. */
    Bytes agendaKey();
}
