package io.oisstreams.integrity.core;

import io.oisstreams.tlog.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The leaves of a window's evidence tree, packed one after the other: 35 bytes and the event id each, and no objects, because a window
 * remembers all of them until it closes. They are put in order once, then. Not safe for use by several threads while leaves are added.
 */
public final class EvidenceLeaves {
    private static final int FIRST_CHUNK_BYTES = 512;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int LENGTH_BYTES = 2;
    private static final int HASH_BYTES = 32;

    /** Leaves are ordered by topic, then by event id, both as UTF-8 bytes. */
    private static final List<Source> BY_TOPIC = Arrays.stream(Source.values())
            .sorted(Comparator.comparing(Source::topic))
            .toList();

    private final List<Chunk> chunks = new ArrayList<>();
    private long size;

    /**
     * A leaf in its place.
     *
     * @param hash 32 bytes
     */
    public record Leaf(Source source, String eventId, byte[] hash) {}

    /** Leaves without gaps in one array: two bytes for the length of the key, the key (topic and id), the hash. */
    private static final class Chunk {
        private byte[] bytes;
        private int used;
        private int leaves;

        Chunk(int capacity) {
            bytes = new byte[capacity];
        }

        /** Whether there is room, perhaps after growing. */
        boolean fits(int length) {
            if (used + length > bytes.length && bytes.length < CHUNK_BYTES) {
                bytes = Arrays.copyOf(bytes, Math.min(CHUNK_BYTES, Math.max(2 * bytes.length, used + length)));
            }
            return used + length <= bytes.length;
        }

        void add(int rank, byte[] id, byte[] hash) {
            int keyLength = 1 + id.length;
            bytes[used] = (byte) (keyLength >>> Byte.SIZE);
            bytes[used + 1] = (byte) keyLength;
            bytes[used + LENGTH_BYTES] = (byte) rank;
            System.arraycopy(id, 0, bytes, used + LENGTH_BYTES + 1, id.length);
            System.arraycopy(hash, 0, bytes, used + LENGTH_BYTES + keyLength, HASH_BYTES);
            used += LENGTH_BYTES + keyLength + HASH_BYTES;
            leaves++;
        }

        int keyEnd(int at) {
            return at + LENGTH_BYTES + (((bytes[at] & 0xff) << Byte.SIZE) | (bytes[at + 1] & 0xff));
        }

        Leaf leaf(int at) {
            int keyEnd = keyEnd(at);
            int idFrom = at + LENGTH_BYTES + 1;
            return new Leaf(
                    BY_TOPIC.get(bytes[at + LENGTH_BYTES]),
                    new String(bytes, idFrom, keyEnd - idFrom, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(bytes, keyEnd, keyEnd + HASH_BYTES));
        }

        /** Where its leaves begin, in the order of their keys. */
        int[] sorted() {
            Integer[] places = new Integer[leaves];
            int at = 0;
            for (int i = 0; i < leaves; i++) {
                places[i] = at;
                at = keyEnd(at) + HASH_BYTES;
            }
            Arrays.sort(places, (left, right) -> compare(this, left, this, right));
            return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
        }

        static int compare(Chunk left, int leftAt, Chunk right, int rightAt) {
            return Arrays.compareUnsigned(
                    left.bytes,
                    leftAt + LENGTH_BYTES,
                    left.keyEnd(leftAt),
                    right.bytes,
                    rightAt + LENGTH_BYTES,
                    right.keyEnd(rightAt));
        }
    }

    /** The part of a chunk that was not handed over yet. */
    private static final class Run implements Comparable<Run> {
        private final Chunk chunk;
        private final int[] places;
        private int next;

        Run(Chunk chunk) {
            this.chunk = chunk;
            this.places = chunk.sorted();
        }

        boolean isAtEnd() {
            return next == places.length;
        }

        @Override
        public int compareTo(Run other) {
            return Chunk.compare(chunk, places[next], other.chunk, other.places[other.next]);
        }
    }

    /**
     * Adds a leaf; topic and id together come once.
     *
     * @param hash 32 bytes, copied
     */
    public void add(Source source, String eventId, byte[] hash) {
        byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
        int length = LENGTH_BYTES + 1 + id.length + HASH_BYTES;
        if (chunks.isEmpty() || !chunks.get(chunks.size() - 1).fits(length)) {
            chunks.add(new Chunk(Math.max(length, chunks.isEmpty() ? FIRST_CHUNK_BYTES : CHUNK_BYTES)));
        }
        chunks.get(chunks.size() - 1).add(BY_TOPIC.indexOf(source), id, hash);
        size++;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root of the tree over all leaves in order (RFC 9162 section 2.1): 32 bytes. */
    public byte[] root() {
        TreeBuilder tree = new TreeBuilder();
        inOrder().forEachRemaining(leaf -> tree.add(leaf.hash()));
        return tree.root();
    }

    /** The leaves in order. Chunks are sorted now, and merged while they are handed over. */
    public Iterator<Leaf> inOrder() {
        PriorityQueue<Run> runs = new PriorityQueue<>();
        chunks.forEach(chunk -> runs.add(new Run(chunk)));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !runs.isEmpty();
            }

            @Override
            public Leaf next() {
                Run first = runs.poll();
                if (first == null) {
                    throw new NoSuchElementException();
                }
                Leaf leaf = first.chunk.leaf(first.places[first.next++]);
                if (!first.isAtEnd()) {
                    runs.add(first);
                }
                return leaf;
            }
        };
    }
}
