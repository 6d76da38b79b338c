package io.oisstreams.kpis.core;

import java.util.List;

/**
 * What the document says of a KPI.
 *
 * @param id 1.1 to 5.2
 * @param name its heading
 * @param meaning its definition, in the document's words
 * @param targets in words, one for each thing that has its own
 * @param thresholds of alerts in words, the mildest first; none: it raises no alert
 * @param frequency how often it is reviewed
 * @param owner who answers for it
 */
public record Definition(
        String id,
        String name,
        String meaning,
        Category category,
        Unit unit,
        List<String> targets,
        List<String> thresholds,
        ReviewFrequency frequency,
        String owner) {
    /** The version of the document: of all that is published of its KPIs. */
    public static final String VERSION = "1.0.0";

    /** Keeps own copies. */
    public Definition {
        targets = List.copyOf(targets);
        thresholds = List.copyOf(thresholds);
    }

    /** The rule of its alerts (contract section 3). */
    public String rule() {
        return "kpi_" + id;
    }
}
