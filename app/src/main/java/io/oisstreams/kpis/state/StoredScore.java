package io.oisstreams.kpis.state;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The last score by a version of a contract.
 *
 * @param previous the one before it; empty: there is none
 * @param observedMs event time in ms of the latest observation that it is of
 */
public record StoredScore(int points, BigDecimal score, Optional<BigDecimal> previous, long observedMs) {}
