package io.oisstreams.governance.state;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.ByteUtils;

/** How often each number occurs, as a row: differences between neighbours, so that a number takes one or two bytes. */
final class NumberCounts {
    private NumberCounts() {}

    /** What to do with a number that occurs so often. */
    @FunctionalInterface
    interface Each {
        void accept(long number, long count);
    }

    static byte[] bytes(SortedMap<Long, Long> counts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            long before = 0;
            for (Map.Entry<Long, Long> entry : counts.entrySet()) {
                ByteUtils.writeVarlong(entry.getKey() - before, out);
                ByteUtils.writeVarlong(entry.getValue(), out);
                before = entry.getKey();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    static void forEach(byte[] row, Each each) {
        ByteBuffer in = ByteBuffer.wrap(row);
        long number = 0;
        while (in.hasRemaining()) {
            number += ByteUtils.readVarlong(in);
            each.accept(number, ByteUtils.readVarlong(in));
        }
    }

    static SortedMap<Long, Long> of(byte[] row) {
        NavigableMap<Long, Long> counts = new TreeMap<>();
        forEach(row, counts::put);
        return counts;
    }
}
