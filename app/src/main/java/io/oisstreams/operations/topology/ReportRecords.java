package io.oisstreams.operations.topology;

import io.oisstreams.operations.state.StoredReport;
import io.oisstreams.output.v1.Report;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Reports as Avro records of the {@code reports} topic. */
final class ReportRecords {
    private ReportRecords() {}

    static Report report(String tenantId, StoredReport report) {
        return Report.newBuilder()
                .setTenantId(tenantId)
                .setName(report.name())
                .setMediaType(report.kind().mediaType())
                .setBody(ByteBuffer.wrap(report.body()))
                .setPeriodStartMs(
                        report.periodStartMs().map(Instant::ofEpochMilli).orElse(null))
                .setPeriodEndMs(report.periodEndMs().map(Instant::ofEpochMilli).orElse(null))
                .setTimestampMs(Instant.ofEpochMilli(report.timestampMs()))
                .build();
    }
}
