package io.oisstreams.streams;

import org.apache.kafka.common.record.TimestampType;

/**
 * What all topics of an installation have in common.
 *
 * @param partitions of every topic, at least 1; topics that are read together must have the same number
 * @param replicationFactor at least 1, or -1 for the cluster's default
 * @param inputTimestamps {@link TimestampType#LOG_APPEND_TIME} in production, where the broker tells the time;
 *     {@link TimestampType#CREATE_TIME} where recorded events bring their own (replay, demo)
 */
public record TopicLayout(int partitions, short replicationFactor, TimestampType inputTimestamps) {
    /** Throws {@link IllegalArgumentException} for values out of range. */
    public TopicLayout {
        if (partitions < 1 || replicationFactor == 0 || replicationFactor < -1) {
            throw new IllegalArgumentException("partitions " + partitions + " and replication factor "
                    + replicationFactor + " must be at least 1");
        }
        if (inputTimestamps == TimestampType.NO_TIMESTAMP_TYPE) {
            throw new IllegalArgumentException("Input topics need timestamps");
        }
    }
}
