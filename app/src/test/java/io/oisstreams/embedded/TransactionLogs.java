package io.oisstreams.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.coordinator.transaction.TransactionLog;
import org.apache.kafka.coordinator.transaction.TransactionLog.TxnRecord;
import org.apache.kafka.coordinator.transaction.TransactionState;

/** What a broker that runs no more has written about transactions. */
public final class TransactionLogs {
    private static final PathMatcher SEGMENTS =
            FileSystems.getDefault().getPathMatcher("glob:**/__transaction_state-*/*.log");

    private TransactionLogs() {}

    /**
     * Whether the broker was ending a transaction: committed or aborted, but perhaps not yet marked so in all partitions.
     *
     * @param dataDir as given to {@link BrokerProcess#start}
     */
    public static boolean anyEnding(Path dataDir) {
        Map<String, TransactionState> states = new HashMap<>();
        for (Path segment : segments(dataDir)) {
            for (Record written : records(segment)) {
                if (TransactionLog.read(written.key(), written.value()) instanceof TxnRecord transaction) {
                    states.put(
                            transaction.transactionId(), transaction.metadata().state());
                }
            }
        }
        return states.containsValue(TransactionState.PREPARE_COMMIT)
                || states.containsValue(TransactionState.PREPARE_ABORT);
    }

    /** In the order in which they were written. */
    private static List<Path> segments(Path dataDir) {
        try (Stream<Path> files = Files.walk(dataDir)) {
            return files.filter(SEGMENTS::matches).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Iterable<Record> records(Path segment) {
        try {
            return MemoryRecords.readableRecords(ByteBuffer.wrap(Files.readAllBytes(segment)))
                    .records();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
