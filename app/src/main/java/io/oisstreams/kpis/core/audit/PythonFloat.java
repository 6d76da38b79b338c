package io.oisstreams.kpis.core.audit;

import io.oisstreams.crypto.CanonicalJson;
import java.math.BigDecimal;

/**
 * Python's {@code repr} of a float: the shortest digits that give the same double again, with an exponent below 1e-4 and from
 * 1e16. {@link Double#toString} has more digits than it needs before JDK 19, and other bounds.
 */
final class PythonFloat {
    private static final int LEAST_EXPONENT = -4;
    private static final int FIRST_LARGE_EXPONENT = 16;

    private PythonFloat() {}

    /** The text of a finite double. */
    static String repr(double number) {
        // Not a comparison with 0, which the negative zero would pass.
        String sign = Double.doubleToRawLongBits(number) < 0 ? "-" : "";
        BigDecimal decimal = CanonicalJson.decimal(Math.abs(number));
        return sign + (decimal.signum() == 0 ? "0.0" : positive(decimal.stripTrailingZeros()));
    }

    private static String positive(BigDecimal decimal) {
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        if (exponent < LEAST_EXPONENT || exponent >= FIRST_LARGE_EXPONENT) {
            return scientific(digits, exponent);
        }
        String plain = decimal.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String scientific(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String size = Integer.toString(Math.abs(exponent));
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (size.length() == 1 ? "0" : "") + size;
    }
}
