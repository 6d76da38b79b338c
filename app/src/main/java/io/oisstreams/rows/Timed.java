package io.oisstreams.rows;

import org.apache.kafka.common.utils.Bytes;

/** Something that time causes. */
public interface Timed {
    /** When, in ms. */
    long timeMs();

    /** The key of its row, of kind {@link BaseKind#AGENDA}. */
    Bytes agendaKey();
}
