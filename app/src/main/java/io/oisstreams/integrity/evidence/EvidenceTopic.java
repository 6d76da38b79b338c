package io.oisstreams.integrity.evidence;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.output.v1.EvidenceEntry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The evidence on {@code ois.evidence}. A window's leaves lie there among those of other tenants, between the time at which the window
 * begins to take events and some time after it closed; each reading scans that part of one partition.
 */
public final class EvidenceTopic implements EvidenceReader {
    /** A scan reads as fast as the broker gives; more at once would take that from the stream. */
    private static final int SCANS_AT_ONCE = 2;

    /** Less than another instance waits that passed the request on. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final OisConfig config;
    private final Duration patience;
    private final Semaphore scans = new Semaphore(SCANS_AT_ONCE);

    /** @param config with the addresses of brokers and registry; nothing is connected to yet */
    public EvidenceTopic(OisConfig config) {
        this(config, PATIENCE);
    }

    /** @param patience how long the brokers may give nothing */
    public EvidenceTopic(OisConfig config, Duration patience) {
        this.config = config;
        this.patience = patience;
    }

    @Override
    public void read(String tenantId, MeasurementWindow window, long leaves, Consumer<EvidenceEntry> each) {
        if (!scans.tryAcquire()) {
            throw new EvidenceUnavailableException("evidence is being read for others");
        }
        try {
            scan(tenantId, window, leaves, each);
        } finally {
            scans.release();
        }
    }

    private void scan(String tenantId, MeasurementWindow window, long leaves, Consumer<EvidenceEntry> each) {
        if (leaves == 0) {
            return;
        }
        AtomicLong missing = new AtomicLong(leaves);
        // Nearly in order of time: what an hour of disorder would not explain is not there.
        long untilMs = window.closesAtMs() + window.lengthMs();
        try (TenantTopic<EvidenceEntry> topic =
                new TenantTopic<>(config, Topics.OIS_EVIDENCE.name(), EvidenceEntry.class, patience)) {
            topic.read(tenantId, window.acceptsFromMs(), untilMs, (timestampMs, entry) -> {
                if (entry.getWindowStartMs().toEpochMilli() == window.startMs()) {
                    each.accept(entry);
                    missing.decrementAndGet();
                }
                return missing.get() > 0;
            });
        }
    }
}
