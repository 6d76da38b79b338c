package io.oisstreams.integrity.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * Which of a tenant's items (keys, attestations) are stored, and under which number: each has a row of its own, so that one more costs one
 * row, however many there are.
 */
final class StoredItems {
    private final Map<Record, Long> numbers = new HashMap<>();
    private long next;

    /** An item was loaded. */
    void loaded(long number, Record item) {
        numbers.put(item, number);
        next = Math.max(next, number + 1);
    }

    /** Makes what is stored equal to the items. */
    void update(List<? extends Record> items, BiConsumer<Long, Record> put, LongConsumer delete) {
        Set<Record> wanted = new HashSet<>(items);
        numbers.entrySet().removeIf(stored -> {
            boolean gone = !wanted.contains(stored.getKey());
            if (gone) {
                delete.accept(stored.getValue());
            }
            return gone;
        });
        for (Record item : items) {
            if (!numbers.containsKey(item)) {
                numbers.put(item, next);
                put.accept(next++, item);
            }
        }
    }
}
