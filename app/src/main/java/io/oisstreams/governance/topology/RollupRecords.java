package io.oisstreams.governance.topology;

import io.oisstreams.governance.core.Bucket;
import io.oisstreams.governance.core.Counter;
import io.oisstreams.governance.core.Counts;
import io.oisstreams.governance.core.Gar;
import io.oisstreams.governance.core.Projector;
import io.oisstreams.governance.core.Tca;
import io.oisstreams.governance.core.Uair;
import io.oisstreams.governance.state.StoredBucket;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.output.v1.RollupBucket;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Buckets as Avro records of {@code metrics.rollups}: plain translation. */
final class RollupRecords {
    private RollupRecords() {}

    static MetricsRollup rollup(String tenantId, Bucket bucket, StoredBucket content, Projector projector) {
        Counts counts = content.counts();
        return MetricsRollup.newBuilder()
                .setTenantId(tenantId)
                .setBucket(RollupBucket.valueOf(bucket.granularity().label()))
                .setBucketStartMs(Instant.ofEpochMilli(bucket.startMs()))
                .setBucketEndMs(Instant.ofEpochMilli(bucket.endMs()))
                .setRevision(content.revisions())
                .setSchemaVersion(Projector.SCHEMA_VERSION)
                .setProjectorVersion(projector.version())
                .setSemantics(projector.semantics().label())
                .setReasonCodes(projector.codes().fingerprint())
                .setTotalEvents(counts.get(Counter.EVENTS))
                .setDenialEvents(counts.get(Counter.DENIALS))
                .setSecurityDenialEvents(counts.get(Counter.SECURITY_DENIALS))
                .setReplayDetectedEvents(counts.get(Counter.REPLAY_DETECTED))
                .setReplayGuardUnavailableEvents(counts.get(Counter.REPLAY_GUARD_UNAVAILABLE))
                .setTenantMismatchEvents(counts.get(Counter.TENANT_MISMATCHES))
                .setRiskyEvents(counts.get(Counter.RISKY))
                .setRiskyInterceptedEvents(counts.get(Counter.RISKY_INTERCEPTED))
                .setAutonomousEvents(counts.get(Counter.AUTONOMOUS))
                .setAutonomousValidLineageEvents(counts.get(Counter.AUTONOMOUS_VALID_LINEAGE))
                .setTerminalEvents(counts.get(Counter.TERMINAL))
                .setTrustCost(Tca.total(counts))
                .setIncidentEvents(counts.get(Counter.INCIDENTS))
                .setUair(Uair.of(counts))
                .setAirtP50Ms(content.percentiles().p50Ms())
                .setAirtP95Ms(content.percentiles().p95Ms())
                .setGar(Gar.of(counts))
                .setTca(Tca.of(counts))
                .setReasonFamilyCounts(families(counts, projector))
                .setReasonCodeCounts(new TreeMap<>(counts.byReasonCode()))
                .build();
    }

    private static Map<String, Long> families(Counts counts, Projector projector) {
        Map<String, Long> families = new TreeMap<>();
        counts.byReasonFamily(projector.codes(), (family, count) -> families.put(family.label(), count));
        return families;
    }
}
