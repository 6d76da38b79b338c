package io.oisstreams.streams;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Which stores are being restored from their changelogs, and how far they are. */
final class RestoreProgress implements StateRestoreListener {
    private final Map<TopicPartition, Progress> restoring = new ConcurrentHashMap<>();

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startOffset, long endOffset) {
        restoring.put(changelog, new Progress(0, Math.max(0, endOffset - startOffset)));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long restored) {
        restoring.computeIfPresent(
                changelog, (key, progress) -> new Progress(progress.done() + restored, progress.total()));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
        restoring.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
        restoring.remove(changelog);
    }

    /** One line for people, or empty if nothing is being restored. */
    Optional<String> describe() {
        Collection<Progress> all = restoring.values();
        long total = all.stream().mapToLong(Progress::total).sum();
        long done = all.stream().mapToLong(Progress::done).sum();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "restoring " + all.size() + " stores: " + Math.min(done, total) + " of " + total + " records");
    }

    private record Progress(long done, long total) {}
}
