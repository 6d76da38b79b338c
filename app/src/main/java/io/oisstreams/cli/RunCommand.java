package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Runs the application against an existing cluster and registry. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Run the application against an existing cluster and schema registry, until Ctrl-C: it reads the input topics, writes"
                    + " ticks, publishes records and alerts, and answers queries over HTTP.",
            "",
            "Start it on several machines with the same settings, each with its own application.server, and they share the work;"
                    + " each answers for all. The topics must exist: ./ois topics creates them."
        },
        footer = {
            "",
            "Examples:",
            "  ./ois run --config ois.properties",
            "  OIS_BOOTSTRAP_SERVERS=broker:9092 OIS_SCHEMA_REGISTRY_URL=http://registry:8081 ./ois run",
            "",
            "Once it runs, see /health/ready, /tenants and /openapi.json at the address that it prints.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:not by itself; Ctrl-C gives 130, SIGTERM 143",
            "1:the cluster or registry can't be reached, a topic is wrong, a port is taken, or processing has failed for good",
            "2:wrong usage or configuration"
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final List<Capability> capabilities;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    RunCommand(Terminal terminal, List<Capability> capabilities) {
        this.terminal = terminal;
        this.capabilities = capabilities;
    }

    @Override
    public Integer call() throws InterruptedException {
        OisConfig config = options.load(terminal, Map.of());
        ProjectTopics.require(config);
        try (StopSignal stop = StopSignal.install();
                Instance instance = Instance.start(config, capabilities, Optional.of(Clock.systemUTC()))) {
            terminal.say("answering at " + instance.url() + ", until Ctrl-C");
            watch(instance, stop);
            terminal.say("stopping");
            return ExitCode.OK;
        }
    }

    /** Returns when it is to stop; says when it becomes ready, when it no longer is, and why. */
    private void watch(Instance instance, StopSignal stop) throws InterruptedException {
        boolean wasReady = false;
        while (!stop.await(LOOK_EVERY)) {
            instance.failure().ifPresent(reason -> {
                throw new StartupException(reason);
            });
            Optional<String> reason = instance.readiness();
            if (reason.isEmpty() != wasReady) {
                terminal.say(reason.map(text -> "not ready: " + text).orElse("ready"));
            }
            wasReady = reason.isEmpty();
        }
    }
}
