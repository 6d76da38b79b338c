package io.oisstreams.operations.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.streams.TopologyDriver;
import io.oisstreams.streams.WorkThreads;
import io.oisstreams.streams.WriteBehindStore;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The operations topology on Kafka's test driver: events in, outputs out. */
final class OperationsDriver implements AutoCloseable {
    private final TopologyDriver driver;
    final SimpleMeterRegistry meters;

    OperationsDriver(String... settings) {
        this(new BouncyCastleVerifier(), settings);
    }

    OperationsDriver(SignatureVerifier verifier, String... settings) {
        driver = new TopologyDriver(
                (config, registry) -> OperationsTopology.build(
                        config, registry, verifier, WorkThreads.bounded(2, "test-verification")),
                settings);
        meters = driver.meters();
    }

    void send(SignedOperation event, long admissionMs) {
        driver.send(Topics.OPERATIONS_SIGNED, event, admissionMs);
    }

    byte[] bytes(SpecificRecord event) {
        return driver.bytes(Topics.OPERATIONS_SIGNED, event);
    }

    void sendBytes(byte @Nullable [] key, byte @Nullable [] value, long admissionMs) {
        driver.sendBytes(Topics.OPERATIONS_SIGNED, key, value, admissionMs);
    }

    /** Time passes to here. */
    void tick(long timeMs) {
        driver.tick(timeMs);
    }

    /** The verdicts since this was asked last, as records with key and timestamp. */
    List<TestRecord<String, SignatureVerification>> verdictRecords() {
        return driver.records(Topics.SIGNATURE_VERIFICATIONS, SignatureVerification.class);
    }

    List<SignatureVerification> verdicts() {
        return verdictRecords().stream().map(TestRecord::value).toList();
    }

    /** What became of each operation since this was asked last: {@code verified}, or the beginning of the failure reason. */
    List<String> outcomes() {
        return verdicts().stream()
                .map(verdict -> verdict.getVerified() ? "verified" : reasonOf(verdict))
                .toList();
    }

    private static String reasonOf(SignatureVerification verdict) {
        String reason = Objects.requireNonNull(verdict.getFailureReason());
        return reason.substring(0, reason.indexOf(':'));
    }

    List<RejectedTelemetry> rejected() {
        return driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class);
    }

    /** How many rows the store has. */
    int rows() {
        WriteBehindStore store = (WriteBehindStore) driver.store(OperationsTopology.IDS_STORE);
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                all.next();
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        driver.close();
    }
}
