package io.oisstreams.operations.state;

import io.oisstreams.crypto.Sha3;
import io.oisstreams.operations.core.report.ReportKind;
import java.util.Optional;

/**
 * What is said of a published report where its body is not wanted.
 *
 * @param timestampMs when it was made, in stream time, in ms
 * @param periodStartMs start of what it is about, in ms, inclusive; empty: no period
 * @param periodEndMs its end, in ms, exclusive; empty: no period
 * @param size of the body, in bytes
 * @param sha3 SHA3-256 of the body, in hex
 */
public record ReportHead(
        ReportKind kind,
        String name,
        long timestampMs,
        Optional<Long> periodStartMs,
        Optional<Long> periodEndMs,
        int size,
        String sha3) {
    /** Of a report. */
    public static ReportHead of(StoredReport report) {
        return new ReportHead(
                report.kind(),
                report.name(),
                report.timestampMs(),
                report.periodStartMs(),
                report.periodEndMs(),
                report.body().length,
                Sha3.hex256(report.body()));
    }
}
