package io.oisstreams.embedded.agents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.AvroJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/** A simulation as a file that {@code ./ois replay} reads: one event a line (contract section 8). */
public final class SimulationFile {
    private SimulationFile() {}

    /**
     * Writes the events of a plan, in order of admission.
     *
     * @param file is replaced if it exists
     * @param length from the plan's start; what is admitted later is left out
     * @param progress is told, after each line, how many simulated milliseconds have passed
     * @return the number of lines
     * @throws IOException if the file can't be written
     */
    public static long write(Path file, SimulationPlan plan, Duration length, LongConsumer progress)
            throws IOException {
        Simulation simulation = new Simulation(plan);
        long endMs = plan.startMs() + length.toMillis();
        long lines = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (TimedEvent event = simulation.next(); event.admissionMs() < endMs; event = simulation.next()) {
                out.write(line(event));
                out.write('\n');
                lines++;
                progress.accept(event.admissionMs() - plan.startMs());
            }
        }
        return lines;
    }

    /** One line, without its end. */
    static String line(TimedEvent event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("topic", event.topic().name());
        line.put("timestamp", event.admissionMs());
        line.set("value", AvroJson.write(event.value()));
        return line.toString();
    }
}
