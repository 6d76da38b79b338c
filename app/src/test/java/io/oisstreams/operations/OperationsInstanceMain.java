package io.oisstreams.operations;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.streams.RocksMemory;
import io.oisstreams.streams.StreamsApplication;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** An operations application in a process of its own, to be killed: runs until standard input ends. */
final class OperationsInstanceMain {
    private OperationsInstanceMain() {}

    /** Runs with settings, one {@code name=value} an argument. */
    public static void main(String[] args) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            settings.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        OisConfig config = OisConfig.of(settings);
        try (RocksMemory memory = new RocksMemory(config.rocksDbMemoryBytes());
                StreamsApplication application = new StreamsApplication(
                        "operations", OperationsTopology.build(config, new SimpleMeterRegistry()), config, memory)) {
            application.start();
            while (System.in.read() >= 0) {
                // The test sends nothing; when it ends, however it ends, so does this instance.
            }
        }
    }
}
