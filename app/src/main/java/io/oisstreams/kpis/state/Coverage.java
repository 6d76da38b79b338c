package io.oisstreams.kpis.state;

import java.math.BigDecimal;

/**
 * How much of a component is covered by tests (KPI 3.2).
 *
 * @param latestMs event time in ms of the latest measurement
 * @param baseline what the next one is compared with, in percent: the highest since one stated its own
 */
public record Coverage(long latestMs, BigDecimal baseline) {}
