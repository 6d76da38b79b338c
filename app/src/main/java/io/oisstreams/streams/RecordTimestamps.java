package io.oisstreams.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp; if it has none (-1), the latest of its partition. Unlike Kafka's
 * {@code UsePartitionTimeOnInvalidTimestamp} it also goes on when such a record is a partition's first: the stream never stops
 * for bad input.
 */
public final class RecordTimestamps implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return of(record.timestamp(), partitionTime);
    }

    /**
     * The time of a record.
     *
     * @param timestampMs negative: it has none
     * @param latestMs of the records before it in its partition; negative: there are none
     */
    public static long of(long timestampMs, long latestMs) {
        return timestampMs >= 0 ? timestampMs : Math.max(latestMs, 0);
    }
}
