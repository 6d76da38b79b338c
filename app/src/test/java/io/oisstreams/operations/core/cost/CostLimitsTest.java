package io.oisstreams.operations.core.cost;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostLimitsTest {
    private static final String GOOD =
            "{\"per_summary_ceiling_usd\":0.050,\"daily_budget_cap_usd\":500,\"daily_rate_limit\":100,"
                    + "\"ceiling_approach_pct\":90,\"budget_approach_pct\":80,\"rate_approach_pct\":80,\"trend_pct\":10}";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @ParameterizedTest
    @CsvSource({
        "'\"per_summary_ceiling_usd\":0.050,', '', per_summary_ceiling_usd: missing",
        "0.050, 0, 'per_summary_ceiling_usd: must be positive, is 0'",
        "0.050, -0.05, 'per_summary_ceiling_usd: must be positive, is -0.05'",
        "0.050, 0.0000000000000000001, per_summary_ceiling_usd: must have at most 18 decimals",
        "':500', ':0', 'daily_budget_cap_usd: must be positive, is 0'",
        "':500', ':1e20', daily_budget_cap_usd: must have at most 18 decimals and 18 digits before",
        "':500', ':1e2147483647', daily_budget_cap_usd: must have at most 18 decimals and 18 digits before",
        "':100', ':0', 'daily_rate_limit: must be positive, is 0'",
        "'\"ceiling_approach_pct\":90', '\"ceiling_approach_pct\":0', 'ceiling_approach_pct: must be from 1 to 100, is 0'",
        "'\"ceiling_approach_pct\":90', '\"ceiling_approach_pct\":101', 'ceiling_approach_pct: must be from 1 to 100, is 101'",
        "'\"budget_approach_pct\":80', '\"budget_approach_pct\":-1', 'budget_approach_pct: must be from 1 to 100, is -1'",
        "'\"rate_approach_pct\":80', '\"rate_approach_pct\":101', 'rate_approach_pct: must be from 1 to 100, is 101'",
        "',\"trend_pct\":10', '', 'trend_pct: must be from 1 to 100, is 0'",
    })
    void whatIsNoLimitIsRefusedByTheNameItHasInAPolicy(String good, String bad, String message) {
        String policy = GOOD.replace(good, bad);

        assertThatThrownBy(() -> JSON.readValue(policy, CostLimits.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageStartingWith(message);
    }
}
