package io.oisstreams.alerting;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A threshold crossing as published on {@code alerts} (contract section 3).
 *
 * @param alertId the same for the firing and the resolved alert; a function of what fired, where and when
 * @param firing true: firing, false: resolved
 * @param subject what of the tenant it is about; empty: the tenant
 * @param value what was measured; empty: nothing can be told
 * @param threshold what it was held against
 * @param windowStartMs inclusive, in ms
 * @param windowEndMs exclusive, in ms
 * @param detectedAtMs admission time in ms of what crossed the threshold
 */
public record Alert(
        String alertId,
        String tenantId,
        String rule,
        Severity severity,
        boolean firing,
        Optional<String> subject,
        Optional<BigDecimal> value,
        Optional<BigDecimal> threshold,
        long windowStartMs,
        long windowEndMs,
        long detectedAtMs,
        String message) {}
