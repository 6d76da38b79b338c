package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimestampsTest {
    @ParameterizedTest
    @CsvSource({"5, 9, 5", "0, 9, 0", "-1, 9, 9", "-1, -1, 0"})
    void takesTheRecordsTimeElseThatOfItsPartition(long timestamp, long partitionTime, long expected) {
        assertThat(new RecordTimestamps().extract(at(timestamp), partitionTime)).isEqualTo(expected);
    }

    private static ConsumerRecord<Object, Object> at(long timestamp) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }
}
