package io.oisstreams.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.streams.RocksMemory;
import io.oisstreams.streams.StreamsApplication;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One capability's application in a process of its own, to be killed: runs until standard input ends. */
final class CapabilityMain {
    private CapabilityMain() {}

    /** Runs the capability that the first argument names, with settings, one {@code name=value} an argument. */
    public static void main(String[] args) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String arg : List.of(args).subList(1, args.length)) {
            int equals = arg.indexOf('=');
            settings.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        OisConfig config = OisConfig.of(settings);
        Capability.Configured capability = Capabilities.select(Capabilities.ALL, List.of(args[0]))
                .get(0)
                .configured()
                .apply(config);
        try (RocksMemory memory = new RocksMemory(config.rocksDbMemoryBytes());
                StreamsApplication application = new StreamsApplication(
                        capability.application(),
                        capability.topology().apply(new SimpleMeterRegistry()),
                        config,
                        memory)) {
            application.start();
            while (System.in.read() >= 0) {
                // The test sends nothing; when it ends, however it ends, so does this instance.
            }
        }
    }
}
