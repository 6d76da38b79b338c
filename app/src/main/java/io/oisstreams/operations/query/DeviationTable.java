package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.deviation.Ladders;
import io.oisstreams.operations.state.DeviationCounts;
import io.oisstreams.operations.state.Kind;
import java.util.EnumMap;
import java.util.Map;

/** How many deviations of each type there were and are (OPS section 5.3). */
record DeviationTable(Ladders ladders, Map<DeviationType, DeviationCounts> counts) {
    static DeviationTable of(TenantRows rows) {
        Map<DeviationType, DeviationCounts> counts = new EnumMap<>(DeviationType.class);
        for (DeviationType type : DeviationType.values()) {
            counts.put(
                    type,
                    rows.rows()
                            .get(rows.key(Kind.DEVIATION_COUNTS, type.label()), DeviationCounts.class)
                            .orElse(DeviationCounts.NONE));
        }
        return new DeviationTable(rows.policy().ladders(), counts);
    }

    void write(ArrayNode lines) {
        counts.forEach((type, count) -> lines.addObject()
                .put("type", type.label())
                .put("name", ladders.of(type).name())
                .put("detected", count.detected())
                .put("escalated", count.escalated())
                .put("sla_missed", count.slaMissed())
                .put("open", count.open())
                .put("status", status(count)));
    }

    private static String status(DeviationCounts count) {
        if (count.detected() == 0) {
            return "NO DEVIATIONS";
        }
        return count.open() == 0 ? "ALL RESOLVED" : count.open() + " OPEN";
    }
}
