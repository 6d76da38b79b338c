package io.oisstreams.kpis.core.report;

import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The document's dashboard as text: 62 columns wide, and lines of at most 80 columns below. */
public final class Dashboard {
    private static final int INSIDE = 60;
    private static final int SCREEN = 80;
    private static final int LABEL_COLUMNS = 24;
    private static final String TITLE = " ".repeat(16) + "HAIOS OPERATIONAL DASHBOARD";

    /** The document's, a column left of the middle. */
    private static final int DATE_INDENT = 20;

    private static final int ALERT_INDENT = 4;
    private static final String NONE = "none";

    private Dashboard() {}

    /** The lines, each with a newline at its end. */
    public static String of(DashboardFacts facts) {
        String separator = "╠" + "═".repeat(INSIDE) + "╣";
        List<String> lines = new ArrayList<>();
        lines.add("╔" + "═".repeat(INSIDE) + "╗");
        lines.add(boxed(TITLE));
        lines.add(boxed(" ".repeat(DATE_INDENT) + facts.date() + " Status"));
        for (Category category : Category.values()) {
            lines.add(separator);
            lines.add(boxed(" " + category));
            rows(category).map(row -> boxed(text(row, facts))).forEach(lines::add);
        }
        lines.add("╚" + "═".repeat(INSIDE) + "╝");
        lines.add("");
        lines.add("ALERTS:");
        lines.addAll(alerts(facts.alerts()));
        lines.add("");
        lines.add("ACTION ITEMS:");
        lines.addAll(actions(facts.actions()));
        return String.join("\n", lines) + "\n";
    }

    private static Stream<DashboardRow> rows(Category category) {
        return Arrays.stream(DashboardRow.values()).filter(row -> row.category() == category);
    }

    private static String text(DashboardRow row, DashboardFacts facts) {
        String value = row.text(facts.values().getOrDefault(row.kpiId(), Judged.NO_DATA));
        return "  " + DisplayText.pad(row.label() + ":", LABEL_COLUMNS)
                + DisplayText.pad(value, DashboardRow.VALUE_COLUMNS) + " Target: " + row.target();
    }

    private static String boxed(String text) {
        return "║" + DisplayText.pad(DisplayText.cut(text, INSIDE), INSIDE) + "║";
    }

    private static List<String> alerts(List<AlertLine> alerts) {
        if (alerts.isEmpty()) {
            return List.of(NONE);
        }
        return alerts.stream()
                .sorted(Comparator.comparing(AlertLine::severity).reversed().thenComparing(AlertLine::message))
                .flatMap(alert -> DisplayText.wrap(alert.prefix(), alert.message(), SCREEN, ALERT_INDENT).stream())
                .toList();
    }

    private static List<String> actions(List<String> actions) {
        if (actions.isEmpty()) {
            return List.of(NONE);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            String number = (i + 1) + ". ";
            lines.addAll(DisplayText.wrap(number, actions.get(i), SCREEN, number.length()));
        }
        return lines;
    }
}
