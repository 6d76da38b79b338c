package io.oisstreams.kpis.core.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report of the last days as a table for a terminal of 80 columns. */
public final class ReportTable {
    private static final int SCREEN = 80;
    private static final int ID_COLUMNS = 10;
    private static final int SUBJECT_COLUMNS = 21;
    private static final int NUMBER_COLUMNS = 8;
    private static final int TREND_COLUMNS = 6;
    private static final int SAMPLES_COLUMNS = 4;
    private static final int MOST_SAMPLES = 9_999;
    private static final int DECIMALS = 2;
    private static final MathContext FEW_DIGITS = new MathContext(2, RoundingMode.FLOOR);
    private static final String NONE = "-";

    /**
     * The values about one thing; without samples all but the first two are empty.
     *
     * @param subject what they are about; it may be of any length and hold anything
     * @param trend as the report publishes it
     */
    public record Line(
            String kpiId,
            String subject,
            Optional<BigDecimal> current,
            Optional<BigDecimal> average,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            Optional<String> trend,
            int samples) {}

    private ReportTable() {}

    /** The lines, each with a newline at its end: the title, the names of the columns, the table. */
    public static String of(String title, List<Line> lines) {
        List<String> text = new ArrayList<>(DisplayText.wrap("", title, SCREEN, 0));
        text.add("");
        text.add(row("KPI", "Of", List.of("Current", "Average", "Min", "Max"), "Trend", "N"));
        lines.forEach(line -> text.add(row(line)));
        return String.join("\n", text) + "\n";
    }

    private static String row(Line line) {
        // An attribute's value tells more than its name, and there is no room for both.
        String subject = line.subject().substring(line.subject().indexOf('=') + 1);
        List<String> numbers =
                List.of(number(line.current()), number(line.average()), number(line.min()), number(line.max()));
        return row(line.kpiId(), subject, numbers, trend(line.trend()), samples(line.samples()));
    }

    private static String row(String id, String subject, List<String> numbers, String trend, String samples) {
        StringBuilder row = new StringBuilder(cell(id, ID_COLUMNS) + " " + cell(subject, SUBJECT_COLUMNS));
        numbers.forEach(number -> row.append(' ').append(right(number, NUMBER_COLUMNS)));
        return row + " " + cell(trend, TREND_COLUMNS) + " " + right(samples, SAMPLES_COLUMNS);
    }

    private static String cell(String text, int columns) {
        return DisplayText.pad(DisplayText.cut(DisplayText.readable(text), columns), columns);
    }

    private static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - text.length())) + text;
    }

    /** Cut, not rounded, as on the dashboard. */
    private static String number(Optional<BigDecimal> number) {
        if (number.isEmpty()) {
            return NONE;
        }
        BigDecimal value = number.get();
        if (value.precision() - value.scale() > NUMBER_COLUMNS) {
            return value.round(FEW_DIGITS).toString();
        }
        String exact = value.setScale(DECIMALS, RoundingMode.FLOOR).toPlainString();
        return exact.length() <= NUMBER_COLUMNS ? exact : exact.substring(0, exact.indexOf('.'));
    }

    private static String trend(Optional<String> trend) {
        return trend.map(label -> switch (label) {
                    case "increasing" -> "up";
                    case "decreasing" -> "down";
                    default -> label;
                })
                .orElse(NONE);
    }

    private static String samples(int samples) {
        return samples > MOST_SAMPLES ? "10k+" : Integer.toString(samples);
    }
}
