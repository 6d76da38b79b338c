package io.oisstreams.operations.core.cost;

import io.oisstreams.alerting.Severity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An alert of the reported day.
 *
 * @param rule its name on {@code alerts}
 * @param subject what it is about; empty: the tenant
 * @param detectedAtMs admission time in ms of the event that crossed the threshold
 */
public record ReportedAlert(
        String rule,
        Severity severity,
        Optional<String> subject,
        BigDecimal value,
        BigDecimal threshold,
        long detectedAtMs,
        String message) {}
