package io.oisstreams.alerting;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One look at a rule.
 *
 * @param subject what of the tenant was looked at; empty: the tenant
 * @param condition empty: nothing is wrong
 * @param value what was measured; empty: nothing can be told
 * @param windowStartMs of the window looked at, in ms
 * @param windowEndMs exclusive, in ms
 * @param detectedAtMs admission time in ms at which it was seen
 * @param message for people
 */
public record Observation(
        String tenantId,
        String rule,
        Optional<String> subject,
        Optional<Condition> condition,
        Optional<BigDecimal> value,
        long windowStartMs,
        long windowEndMs,
        long detectedAtMs,
        String message) {}
