package io.oisstreams.alerting;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Why an alert should be firing.
 *
 * @param threshold what the value was held against; empty: nothing
 */
public record Condition(Severity severity, Optional<BigDecimal> threshold) {}
