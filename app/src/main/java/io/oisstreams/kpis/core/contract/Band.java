package io.oisstreams.kpis.core.contract;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A range of scores and what follows from it.
 *
 * @param name the status on {@code kpi.values}; unique in the contract, not empty
 * @param atLeast the lowest score of the band; empty for the last one, which takes what is left
 * @param action what people do, not empty
 */
public record Band(String name, Optional<BigDecimal> atLeast, String action) {
    /** Throws {@link IllegalArgumentException} naming the field that is empty. */
    public Band {
        ContractText.text("name", name);
        ContractText.text("action", action);
    }
}
