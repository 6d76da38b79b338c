package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/** A capability's application in a JVM of its own. */
public final class CapabilityProcess implements AutoCloseable {
    private final Process process;

    private CapabilityProcess(Process process) {
        this.process = process;
    }

    /** Starts it; returns at once. */
    public static CapabilityProcess start(String capability, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CapabilityMain.class.getName(),
                capability));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        return new CapabilityProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** SIGKILL; returns when the process has ended. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What the group learns by itself only after the session timeout: its members are dead. */
    public static void forgetMembers(OisConfig config, String applicationId)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(config.kafkaClientProperties())) {
            admin.removeMembersFromConsumerGroup(applicationId, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    /** Stops it in good order. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
