package io.oisstreams.kpis.core.figure;

import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The value of a KPI for a period.
 *
 * @param subject what of the tenant it is about, for instance the stakeholder; nothing: the tenant as a whole
 * @param details what else there is to say
 * @param startMs of the period, in ms
 * @param endMs exclusive, in ms
 */
public record Figure(
        Definition kpi,
        Map<String, String> subject,
        Map<String, String> details,
        Judged judged,
        long startMs,
        long endMs) {
    /** Keeps own copies. */
    public Figure {
        subject = Map.copyOf(subject);
        details = Map.copyOf(details);
    }

    /** One about the tenant as a whole, of which there is nothing else to say. */
    public static Figure of(Definition kpi, Judged judged, long startMs, long endMs) {
        return new Figure(kpi, Map.of(), Map.of(), judged, startMs, endMs);
    }

    /** One about something with a name of its own. */
    public static Figure of(Definition kpi, String attribute, String name, Judged judged, long startMs, long endMs) {
        return new Figure(kpi, Map.of(attribute, name), Map.of(), judged, startMs, endMs);
    }

    /** Subject and details, in the order of their names. */
    public Map<String, String> attributes() {
        Map<String, String> all = new TreeMap<>(details);
        all.putAll(subject);
        return all;
    }

    /** The subject as one text, for instance {@code stakeholder=Safety auditor}; empty: the tenant as a whole. */
    public String subjectText() {
        return new TreeMap<>(subject)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
