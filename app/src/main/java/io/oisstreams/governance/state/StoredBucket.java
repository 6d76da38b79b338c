package io.oisstreams.governance.state;

import io.oisstreams.governance.core.Counter;
import io.oisstreams.governance.core.Counts;
import io.oisstreams.governance.core.Percentiles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * A bucket as a row.
 *
 * @param percentiles of the response times in it; {@link Percentiles#NONE} in minutes, which nobody asks alone
 * @param revisions how often it was published
 */
public record StoredBucket(Counts counts, Percentiles percentiles, int revisions) {
    /** A bucket without decisions. */
    static StoredBucket empty() {
        return new StoredBucket(new Counts(), Percentiles.NONE, 0);
    }

    StoredBucket with(Percentiles newPercentiles) {
        return new StoredBucket(counts, newPercentiles, revisions);
    }

    StoredBucket publishedOnceMore() {
        return new StoredBucket(counts, percentiles, revisions + 1);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            ByteUtils.writeVarint(revisions, out);
            ByteUtils.writeVarlong(percentiles.p50Ms(), out);
            ByteUtils.writeVarlong(percentiles.p95Ms(), out);
            ByteUtils.writeVarint(Counter.values().length, out);
            for (Counter counter : Counter.values()) {
                ByteUtils.writeVarlong(counts.get(counter), out);
            }
            ByteUtils.writeVarint(counts.trustCost().scale(), out);
            write(counts.trustCost().unscaledValue().toByteArray(), out);
            for (Map.Entry<String, Long> reason : counts.byReasonCode().entrySet()) {
                write(reason.getKey().getBytes(StandardCharsets.UTF_8), out);
                ByteUtils.writeVarlong(reason.getValue(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    static StoredBucket of(byte[] row) {
        ByteBuffer in = ByteBuffer.wrap(row);
        StoredBucket bucket = readWithoutReasons(in);
        while (in.hasRemaining()) {
            String code = new String(read(in), StandardCharsets.UTF_8);
            bucket.counts.addReasons(code, ByteUtils.readVarlong(in));
        }
        return bucket;
    }

    /** The same without decisions by reason code: half the work where many buckets are read. */
    static StoredBucket withoutReasons(byte[] row) {
        return readWithoutReasons(ByteBuffer.wrap(row));
    }

    private static StoredBucket readWithoutReasons(ByteBuffer in) {
        int revisions = ByteUtils.readVarint(in);
        Percentiles percentiles = new Percentiles(ByteUtils.readVarlong(in), ByteUtils.readVarlong(in));
        Counts counts = new Counts();
        int counters = ByteUtils.readVarint(in);
        for (Counter counter : List.of(Counter.values()).subList(0, counters)) {
            counts.add(counter, ByteUtils.readVarlong(in));
        }
        int scale = ByteUtils.readVarint(in);
        counts.addCost(new BigDecimal(new BigInteger(read(in)), scale));
        return new StoredBucket(counts, percentiles, revisions);
    }

    private static void write(byte[] value, DataOutputStream out) throws IOException {
        ByteUtils.writeVarint(value.length, out);
        out.write(value);
    }

    private static byte[] read(ByteBuffer in) {
        byte[] value = new byte[ByteUtils.readVarint(in)];
        in.get(value);
        return value;
    }
}
