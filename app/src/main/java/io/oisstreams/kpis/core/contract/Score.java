package io.oisstreams.kpis.core.contract;

import java.math.BigDecimal;

/**
 * What a repository scores by a contract.
 *
 * @param points of all inputs that earned theirs
 * @param value with exactly as many decimals as the contract says
 */
public record Score(int points, BigDecimal value, Band band) {
    /** The score of so many points, from 0. */
    public static Score of(KpiContract contract, int points) {
        BigDecimal value = contract.formula().score(points);
        return new Score(points, value, contract.band(value));
    }
}
