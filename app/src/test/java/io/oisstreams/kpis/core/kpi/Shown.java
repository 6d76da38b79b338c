package io.oisstreams.kpis.core.kpi;

import io.oisstreams.alerting.Condition;
import io.oisstreams.kpis.core.Judged;
import java.math.BigDecimal;
import java.util.Optional;

/** Results as the tables of tests write them. */
final class Shown {
    private Shown() {}

    /** "47.5 MET", "NO_DATA". */
    static String judged(Judged judged) {
        return judged.value().map(value -> plain(value.rounded()) + " ").orElse("") + judged.status();
    }

    /** "47.5 MET", "NO_DATA"; "none": there is no target. */
    static String judged(Optional<Judged> judged) {
        return judged.map(Shown::judged).orElse("none");
    }

    /** "WARNING 168", "none". */
    static String alert(Optional<Condition> alert) {
        return alert.map(condition ->
                        condition.severity() + " " + plain(condition.threshold().orElseThrow()))
                .orElse("none");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
