package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.Settings;
import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.agents.SimulationFile;
import io.oisstreams.embedded.agents.SimulationPlan;
import io.oisstreams.embedded.demo.DemoStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows everything at work on this machine, with simulated agents. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start a broker, a schema registry, the application and simulated agents on this machine, and show what is published,"
                    + " until Ctrl-C. Needs nothing else.",
            "",
            "Three tenants decide, act and sign with real keys, and misbehave now and then: one stays Healthy, one is in Attention,"
                    + " one turns Critical for a while. Each also runs a production cycle about every hour, which costs money; now and"
                    + " then a cost is too high or a signature fails, production is stopped, and people resolve it, not always in time."
                    + " Time is simulated: an hour, which is a window here, passes in a minute."
        },
        footer = {
            "",
            "Examples:",
            "  ./ois demo",
            "  ./ois demo --port 9000 --data ~/ois-demo    keep everything, and go on from there the next time",
            "  ./ois demo --write events.jsonl --duration 2h    write the events to a file instead",
            "  ./ois replay events.jsonl --out results --set ois.window=1h    and score that file",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the time of --for is over, or the file is written; Ctrl-C gives 130, SIGTERM 143",
            "1:a port or folder can't be had, or something has stopped for good",
            "2:wrong usage or configuration"
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration NO_WAIT = Duration.ofMillis(1);
    private static final double FASTEST = 1000;

    private final Terminal terminal;
    private final List<Capability> capabilities;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port that queries are answered at; 0: any free one. Without it: http.port (8080).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep everything in this folder; a later demo goes on from there. Without it: a temporary folder.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "Simulated seconds in a real second, up to 1000; fewer if the machine can't sign that fast. Default: 60.")
    private double speed = 60;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same events. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "End after this real time, for instance 90s.")
    private Optional<Duration> length = Optional.empty();

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Start nothing; write the events to a file that ./ois replay reads.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            defaultValue = "2h",
            description = "With --write: how much simulated time. Default: 2h.")
    private Duration duration = Duration.ofHours(2);

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    DemoCommand(Terminal terminal, List<Capability> capabilities) {
        this.terminal = terminal;
        this.capabilities = capabilities;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new WrongUsage("--speed must be more than 0 and at most " + (long) FASTEST);
        }
        if (file.isPresent()) {
            write(file.get());
            return ExitCode.OK;
        }
        OisConfig config = options.load(terminal, flags());
        terminal.say("starting broker, registry and application ...");
        try (StopSignal stop = StopSignal.install();
                Demo demo = Demo.start(config, capabilities, new Demo.Choice(dataDir, seed, speed))) {
            new DemoGreeting(terminal, demo, dataDir.isPresent(), speed).print();
            show(demo, stop);
            terminal.say("stopping");
            return ExitCode.OK;
        }
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        // The shortest that there is, so that records come soon.
        flags.put(Settings.WINDOW, "1h");
        port.ifPresent(given -> flags.put(Settings.HTTP_PORT, String.valueOf(given)));
        return flags;
    }

    private void show(Demo demo, StopSignal stop) throws InterruptedException {
        long begun = System.nanoTime();
        while (!stop.await(NO_WAIT) && !isOver(begun)) {
            demo.lines(LOOK_EVERY).forEach(terminal.out()::println);
            terminal.out().flush();
        }
    }

    private boolean isOver(long begunNanos) {
        return length.filter(given -> System.nanoTime() - begunNanos >= given.toNanos())
                .isPresent();
    }

    private void write(Path to) {
        terminal.say("writing " + to + " ...");
        try (StopSignal stop = StopSignal.install();
                TerminalProgress progress = new TerminalProgress(stop)) {
            progress.begin("Signing", duration.toMillis());
            SimulationPlan plan = SimulationPlan.demo(seed, DemoStart.FIRST);
            long lines = SimulationFile.write(to, plan, duration, progress::at);
            terminal.say("wrote " + lines + " events to " + to);
        } catch (IOException e) {
            throw new StartupException("can't write " + to + ": " + e, e);
        }
    }
}
