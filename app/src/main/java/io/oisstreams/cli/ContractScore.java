package io.oisstreams.cli;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a service says of a contract's score.
 *
 * @param tenantId whose score it is
 * @param score empty: there is none yet
 * @param previous empty: there was none before
 * @param observedAt when the score was observed, ISO 8601
 * @param pending whether observations have come that are not scored yet
 * @param asOf the service's time, ISO 8601
 */
record ContractScore(
        String tenantId,
        Optional<BigDecimal> score,
        Optional<BigDecimal> previous,
        Optional<String> observedAt,
        boolean pending,
        String asOf) {}
