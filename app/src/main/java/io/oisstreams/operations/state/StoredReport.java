package io.oisstreams.operations.state;

import io.oisstreams.operations.core.report.ReportKind;
import java.util.Optional;

/**
 * A published report.
 *
 * @param timestampMs when it was made, in stream time, in ms
 * @param periodStartMs start of what it is about, in ms, inclusive; empty: no period
 * @param periodEndMs its end, in ms, exclusive; empty: no period
 * @param body the file
 */
public record StoredReport(
        ReportKind kind,
        String name,
        long timestampMs,
        Optional<Long> periodStartMs,
        Optional<Long> periodEndMs,
        byte[] body) {}
