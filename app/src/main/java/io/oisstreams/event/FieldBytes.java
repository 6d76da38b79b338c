package io.oisstreams.event;

import java.nio.ByteBuffer;

/** The bytes of an Avro field. */
public final class FieldBytes {
    private FieldBytes() {}

    /** A copy of them; where the buffer stands does not change. */
    public static byte[] of(ByteBuffer field) {
        byte[] bytes = new byte[field.remaining()];
        field.duplicate().get(bytes);
        return bytes;
    }
}
