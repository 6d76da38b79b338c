package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
    private static final TopicPartition ZERO = new TopicPartition("app-store-changelog", 0);
    private static final TopicPartition ONE = new TopicPartition("app-store-changelog", 1);
    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void saysNothingWhenNothingIsRestored() {
        assertThat(progress.describe()).isEmpty();
    }

    @Test
    void addsUpWhatIsRestored() {
        progress.onRestoreStart(ZERO, "store", 50, 150);
        progress.onRestoreStart(ONE, "store", 0, 20);
        progress.onBatchRestored(ZERO, "store", 79, 30);
        progress.onBatchRestored(ZERO, "store", 89, 10);

        assertThat(progress.describe()).contains("restoring 2 stores: 40 of 120 records");
    }

    @Test
    void forgetsAStoreThatIsRestoredOrGivenAway() {
        progress.onRestoreStart(ZERO, "store", 0, 100);
        progress.onRestoreStart(ONE, "store", 0, 100);

        progress.onRestoreEnd(ZERO, "store", 100);
        progress.onRestoreSuspended(ONE, "store", 10);

        assertThat(progress.describe()).isEmpty();
    }
}
