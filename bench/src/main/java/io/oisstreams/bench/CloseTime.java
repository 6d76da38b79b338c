package io.oisstreams.bench;

import io.oisstreams.integrity.core.EvidenceLeaves;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.tlog.MerkleHash;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Seconds from a window's close to its evidence root, by the number of its events: what happens beside the stream thread. */
public final class CloseTime {
    private CloseTime() {}

    /** Prints a line for each size; the first is for the compiler. */
    public static void main(String[] args) {
        for (int events : new int[] {100_000, 10_000, 100_000, 1_000_000, 10_000_000}) {
            EvidenceLeaves leaves = leaves(events);
            long startedAt = System.nanoTime();
            byte[] root = leaves.root();
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%,11d events: %7.3f s, %5.0f ns an event (root %08x)%n",
                    events,
                    seconds,
                    seconds * 1e9 / events,
                    ByteBuffer.wrap(root).getInt());
        }
    }

    /** Ids as they come: of several topics, in no order. */
    private static EvidenceLeaves leaves(int events) {
        SplittableRandom random = new SplittableRandom(events);
        MerkleHash hash = new MerkleHash();
        EvidenceLeaves leaves = new EvidenceLeaves();
        for (int i = 0; i < events; i++) {
            String id = String.format("%016x-%08x", random.nextLong(), i);
            Source source = List.of(Source.values()).get(random.nextInt(3));
            leaves.add(
                    source,
                    id,
                    hash.leaf(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
        }
        return leaves;
    }
}
