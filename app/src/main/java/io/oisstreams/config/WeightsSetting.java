package io.oisstreams.config;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The weights of the six dimensions (OIS section 6): decimals from 0 to 1 whose exact sum is 1. */
final class WeightsSetting {
    /** The document's names in the document's order. */
    static final List<String> NAMES = List.of("w_DR", "w_ASI", "w_ES", "w_PC", "w_SD", "w_VI");

    // No exponents: 1e-999999999 would make the exact sum as long as that.
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,30})?");

    private WeightsSetting() {}

    static ConfigDef.Validator validator() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> parse(name, String.valueOf(value)),
                () -> String.join(", ", NAMES) + " each from 0 to 1, exact sum 1");
    }

    /** @throws ConfigException if a weight is missing, unknown, given twice or outside [0, 1], or if the sum is not 1 */
    static Map<String, BigDecimal> parse(String name, String text) {
        Map<String, BigDecimal> given = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String weight =
                    equals < 0 ? part.strip() : part.substring(0, equals).strip();
            if (equals < 0 || !NAMES.contains(weight)) {
                throw new ConfigException(name, text, "'" + part.strip() + "' is not one of " + NAMES + " with =value");
            }
            if (given.put(weight, weight(name, text, part.substring(equals + 1).strip())) != null) {
                throw new ConfigException(name, text, weight + " is given twice");
            }
        }
        return inOrder(name, text, given);
    }

    private static BigDecimal weight(String name, String text, String value) {
        if (!DECIMAL.matcher(value).matches() || new BigDecimal(value).compareTo(BigDecimal.ONE) > 0) {
            throw new ConfigException(name, text, "'" + value + "' is not a decimal from 0 to 1");
        }
        return new BigDecimal(value);
    }

    private static Map<String, BigDecimal> inOrder(String name, String text, Map<String, BigDecimal> given) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String weight : NAMES) {
            BigDecimal value = given.get(weight);
            if (value == null) {
                throw new ConfigException(name, text, weight + " is missing");
            }
            weights.put(weight, value);
            sum = sum.add(value);
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw new ConfigException("WEIGHT_SUM_VIOLATION: " + name + "=" + text + " sums to "
                    + sum.stripTrailingZeros().toPlainString() + ", not to 1");
        }
        return Collections.unmodifiableMap(weights);
    }
}
