package io.oisstreams.kpis.core.report;

import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to do: the worst first, then the reviews that are due, then the data that never came. */
public final class ActionItems {
    private ActionItems() {}

    /**
     * A sentence for each thing to do; none: all is well.
     *
     * @param values by the id of their KPI; absent: no data
     * @param due the periods that wait for their reviews, in the order in which they are told
     */
    public static List<String> of(Map<String, Judged> values, List<Period> due) {
        List<String> items = new ArrayList<>();
        Stream.of(Status.CRITICAL, Status.WARNING, Status.MISSED)
                .flatMap(status -> rows(values, status))
                .map(ActionItems::remedy)
                .forEach(items::add);
        due.stream()
                .map(period -> "Record the " + period.cadence().label() + " review of " + period.name())
                .forEach(items::add);
        String silent = rows(values, Status.NO_DATA).map(DashboardRow::kpiId).collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            items.add("Send data for KPI " + silent);
        }
        return List.copyOf(items);
    }

    private static String remedy(DashboardRow row) {
        return "Bring " + row.definition().name() + " back to " + row.target() + " ("
                + row.definition().owner() + ")";
    }

    private static Stream<DashboardRow> rows(Map<String, Judged> values, Status status) {
        return Arrays.stream(DashboardRow.values())
                .filter(row -> values.getOrDefault(row.kpiId(), Judged.NO_DATA).status() == status);
    }
}
