package io.oisstreams.kpis.core.measurement;

import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.kpi.AuditLogIntegrity;
import io.oisstreams.kpis.core.kpi.BackupFreshness;
import io.oisstreams.kpis.core.kpi.DocumentationCoverage;
import io.oisstreams.kpis.core.kpi.KStateStability;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.core.kpi.SecurityFindings;
import io.oisstreams.kpis.core.kpi.SecurityFindings.Findings;
import io.oisstreams.kpis.core.kpi.TestCoverage;
import io.oisstreams.time.UtcDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What measurements must be to count: of which KPIs, in which range, with which attributes. */
public final class MeasurementRules {
    /** Stands in the place of a KPI's id: a review was made. */
    public static final String REVIEW = "review";

    private static final BigDecimal PERCENT = new BigDecimal("100");
    private static final BigDecimal HOUR_MS = new BigDecimal("3600000");

    /** With an exponent a few characters would stand for gigabytes of digits. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,18})?");

    private static final int LONGEST_NAME = 1024;
    private static final long MOST_FINDINGS = 1_000_000_000;
    private static final List<String> MEASURED = List.of(
            AuditLogIntegrity.DEFINITION.id(),
            TestCoverage.DEFINITION.id(),
            SecurityFindings.DEFINITION.id(),
            DocumentationCoverage.DEFINITION.id(),
            KStateStability.DEFINITION.id(),
            BackupFreshness.DEFINITION.id(),
            REVIEW);

    private MeasurementRules() {}

    /**
     * Why a measurement can't be used, beginning with the field; empty: it can.
     *
     * @param timeMs event time in ms
     */
    public static Optional<String> refuse(String kpiId, BigDecimal value, Map<String, String> attributes, long timeMs) {
        return switch (kpiId) {
            case "3.1" -> percent("value", value).or(() -> log(attributes));
            case "4.2" -> percent("value", value);
            case "3.2" -> percent("value", value).or(() -> coverage(attributes));
            case "3.3" -> findingsFault(value, attributes);
            case "5.1" -> Optional.empty();
            case "5.2" -> age(value, timeMs);
            case REVIEW -> review(attributes, timeMs);
            default ->
                Optional.of("kpi_id: "
                        + (OperationalKpis.find(kpiId).isPresent()
                                ? kpiId + " is computed from proposals or incidents, not measured"
                                : "expected one of " + String.join(", ", MEASURED)));
        };
    }

    private static Optional<String> percent(String field, BigDecimal value) {
        return value.signum() < 0 || value.compareTo(PERCENT) > 0
                ? Optional.of(field + ": expected a percentage from 0 to 100, got " + value)
                : Optional.empty();
    }

    private static Optional<String> log(Map<String, String> attributes) {
        return Optional.ofNullable(attributes.get(Attributes.LOG))
                .flatMap(name -> nameFault("attributes." + Attributes.LOG, name));
    }

    /**
     * Why a name that alerts and reviews repeat can't be used; empty: it can. It must be as short as an id, because a list of long ones
     * would not fit into a record.
     */
    public static Optional<String> nameFault(String field, String name) {
        return name.length() > LONGEST_NAME
                ? Optional.of(field + ": expected at most " + LONGEST_NAME + " characters, got " + name.length())
                : Optional.empty();
    }

    private static Optional<String> coverage(Map<String, String> attributes) {
        if (component(attributes).isEmpty()) {
            String known = Arrays.stream(TestCoverage.Component.values())
                    .map(TestCoverage.Component::label)
                    .collect(Collectors.joining(", "));
            return Optional.of("attributes.component: expected one of " + known);
        }
        Optional<String> stated = Optional.ofNullable(attributes.get(Attributes.BASELINE));
        return stated.flatMap(text -> decimal(text)
                .map(baseline -> percent("attributes.baseline", baseline))
                .orElseGet(() -> Optional.of("attributes.baseline: expected a percentage from 0 to 100")));
    }

    /** The component that a coverage is of; empty: the attribute names none. */
    public static Optional<TestCoverage.Component> component(Map<String, String> attributes) {
        return TestCoverage.Component.named(
                attributes.getOrDefault(Attributes.COMPONENT, TestCoverage.Component.OVERALL.label()));
    }

    /** The baseline that a coverage states, in percent; empty: none. */
    public static Optional<BigDecimal> baseline(Map<String, String> attributes) {
        return Optional.ofNullable(attributes.get(Attributes.BASELINE)).flatMap(MeasurementRules::decimal);
    }

    private static Optional<BigDecimal> decimal(String text) {
        String number = text.strip();
        return DECIMAL.matcher(number).matches() ? Optional.of(new BigDecimal(number)) : Optional.empty();
    }

    private static Optional<String> findingsFault(BigDecimal value, Map<String, String> attributes) {
        for (String severity : List.of("critical", "high", "medium", "low")) {
            if (count(attributes, severity).isEmpty()) {
                return Optional.of("attributes." + severity + ": expected a whole number from 0 to " + MOST_FINDINGS);
            }
        }
        BigDecimal sum = findings(attributes).sum();
        return value.compareTo(sum) != 0
                ? Optional.of("value: expected the sum of the findings of all severities, " + sum + ", got " + value)
                : Optional.empty();
    }

    /** The findings of an audit that can be used; a severity that is not named had none. */
    public static Findings findings(Map<String, String> attributes) {
        return new Findings(
                count(attributes, "critical").orElseThrow(),
                count(attributes, "high").orElseThrow(),
                count(attributes, "medium").orElseThrow(),
                count(attributes, "low").orElseThrow());
    }

    private static Optional<Long> count(Map<String, String> attributes, String severity) {
        return decimal(attributes.getOrDefault(severity, "0"))
                .filter(count -> count.signum() >= 0 && count.compareTo(BigDecimal.valueOf(MOST_FINDINGS)) <= 0)
                .filter(count -> count.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact);
    }

    private static Optional<String> age(BigDecimal value, long timeMs) {
        boolean possible = value.signum() >= 0 && ageMs(value).compareTo(BigDecimal.valueOf(timeMs)) <= 0;
        return possible
                ? Optional.empty()
                : Optional.of("value: expected the age of the last snapshot in hours, from 0, got " + value);
    }

    /** When a snapshot was made, in ms, that had an age in hours at a time. */
    public static long createdMs(long timeMs, BigDecimal ageHours) {
        return timeMs - ageMs(ageHours).longValueExact();
    }

    private static BigDecimal ageMs(BigDecimal ageHours) {
        return ageHours.multiply(HOUR_MS).setScale(0, RoundingMode.HALF_EVEN);
    }

    private static Optional<String> review(Map<String, String> attributes, long timeMs) {
        Optional<Cadence> cadence = cadence(attributes);
        if (cadence.isEmpty()) {
            return Optional.of("attributes.cadence: expected one of "
                    + Arrays.stream(Cadence.values()).map(Cadence::label).collect(Collectors.joining(", ")));
        }
        if (attributes.containsKey(Attributes.PERIOD) && period(attributes).isEmpty()) {
            return Optional.of("attributes.period: expected the name of a "
                    + cadence.get().label() + " period, such as "
                    + cadence.get().of(LocalDate.EPOCH).name());
        }
        return period(attributes)
                .filter(period -> period.start().toEpochDay() > UtcDays.dayOf(timeMs))
                .map(period -> "attributes.period: " + period.name() + " has not begun");
    }

    /** Which period was reviewed; empty: none is named. */
    public static Optional<Period> period(Map<String, String> attributes) {
        return cadence(attributes).flatMap(cadence -> Optional.ofNullable(attributes.get(Attributes.PERIOD))
                .flatMap(cadence::named));
    }

    /** Which review was made; empty: the attribute names none. */
    public static Optional<Cadence> cadence(Map<String, String> attributes) {
        return Arrays.stream(Cadence.values())
                .filter(cadence -> cadence.label().equals(attributes.get(Attributes.CADENCE)))
                .findAny();
    }
}
