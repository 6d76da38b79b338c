package io.oisstreams.integrity.state;

import io.oisstreams.integrity.core.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The facts of one window, of all tenants, on their way to the store: appended in memory, written in chunks. One journal for all
 * tenants, so that a commit writes one chunk however many tenants were heard. The last chunk is rewritten while it is small, so that
 * a quiet partition does not leave one chunk a commit.
 */
final class WindowJournal {
    /** A chunk of at least this many bytes is not rewritten any more. */
    static final int FULL_BYTES = 4 * 1024;

    /** A chunk is cut at about this many bytes: a changelog record stays small. */
    static final int CUT_BYTES = 256 * 1024;

    private final List<byte[]> cut = new ArrayList<>();
    private FactWriter tail = new FactWriter();
    private long nextChunk;
    private boolean dirty;

    /** A journal that goes on after the chunks already stored. */
    WindowJournal(long nextChunk) {
        this.nextChunk = nextChunk;
    }

    /** Appends a fact. */
    void append(String tenantId, Fact fact) {
        tail.write(tenantId, fact);
        dirty = true;
        if (tail.size() >= CUT_BYTES) {
            cut.add(tail.toByteArray());
            tail = new FactWriter();
        }
    }

    /** Hands over the chunks that changed since the last time, by number. */
    void writeTo(BiConsumer<Long, byte[]> chunks) {
        for (byte[] chunk : cut) {
            chunks.accept(nextChunk++, chunk);
        }
        cut.clear();
        if (dirty && tail.size() > 0) {
            chunks.accept(nextChunk, tail.toByteArray());
            if (tail.size() >= FULL_BYTES) {
                nextChunk++;
                tail = new FactWriter();
            }
        }
        dirty = false;
    }

    /** How many chunks are or will be stored: their numbers are below this. */
    long chunks() {
        return nextChunk + 1;
    }
}
