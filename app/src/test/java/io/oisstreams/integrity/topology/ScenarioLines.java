package io.oisstreams.integrity.topology;

import io.oisstreams.event.AvroJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@link Scenario} as the lines of a file (contract section 8), for tests of whole commands. */
public final class ScenarioLines {
    private static final long HOUR = 3_600_000;

    private ScenarioLines() {}

    /** A tenant that is healthy for some hours, but for an action out of scope in each and a decision without replay in the last. */
    public static List<String> of(String tenant, long startMs, int hours) {
        Scenario scenario = new Scenario(tenant);
        for (int hour = 0; hour < hours; hour++) {
            long fromMs = startMs + hour * HOUR;
            scenario.healthy(fromMs, fromMs + HOUR)
                    .action(fromMs + 10_000, true)
                    .action(fromMs + 10_000, false);
        }
        scenario.decision(startMs + hours * HOUR - 1, "unreplayed", Optional.empty());
        List<String> lines = new ArrayList<>();
        for (Scenario.Admitted event : scenario.events()) {
            lines.add(line(
                    event.topic().name(),
                    event.admissionMs(),
                    AvroJson.write(event.value()).toString()));
        }
        return lines;
    }

    /** One line. */
    public static String line(String topic, long timestampMs, String value) {
        return "{\"topic\":\"" + topic + "\",\"timestamp\":" + timestampMs + ",\"value\":" + value + "}";
    }
}
