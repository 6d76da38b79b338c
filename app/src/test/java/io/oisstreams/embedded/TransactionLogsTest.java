package io.oisstreams.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.coordinator.transaction.TransactionLog;
import org.apache.kafka.coordinator.transaction.TransactionMetadata;
import org.apache.kafka.coordinator.transaction.TransactionState;
import org.apache.kafka.server.common.TransactionVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionLogsTest {
    private final Path dataDir;

    TransactionLogsTest(@TempDir Path dataDir) throws IOException {
        this.dataDir = dataDir;
        Files.createDirectories(dataDir.resolve("kafka/__transaction_state-0"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PREPARE_COMMIT", "PREPARE_ABORT"})
    void aTransactionWhoseEndIsDecidedIsEnding(TransactionState decided) throws IOException {
        write(0, "a", TransactionState.COMPLETE_COMMIT);
        write(1, "b", TransactionState.ONGOING);
        write(2, "b", decided);

        assertThat(TransactionLogs.anyEnding(dataDir)).isTrue();
    }

    @Test
    void whatHasEndedOrMayGoOnIsNotEnding() throws IOException {
        write(0, "a", TransactionState.PREPARE_COMMIT);
        write(1, "a", TransactionState.COMPLETE_COMMIT);
        write(2, "b", TransactionState.ONGOING);

        assertThat(TransactionLogs.anyEnding(dataDir)).isFalse();
    }

    private void write(long offset, String transactionalId, TransactionState state) throws IOException {
        TransactionMetadata transaction = new TransactionMetadata(
                transactionalId,
                1,
                1,
                -1,
                (short) 0,
                (short) -1,
                60_000,
                state,
                Set.of(new TopicPartition("alerts", 0)),
                1,
                1,
                TransactionVersion.TV_2);
        SimpleRecord written = new SimpleRecord(
                TransactionLog.keyToBytes(transactionalId),
                TransactionLog.valueToBytes(transaction.prepareNoTransit(), TransactionVersion.TV_2));
        MemoryRecords records = MemoryRecords.withRecords(offset, Compression.NONE, written);
        Files.write(
                dataDir.resolve("kafka/__transaction_state-0/00000000000000000000.log"),
                records.buffer().array(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
