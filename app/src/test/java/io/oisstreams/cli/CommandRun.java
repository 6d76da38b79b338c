package io.oisstreams.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.Topology;

/** What a command did when it was called in this process. */
public record CommandRun(int exitCode, String out, String err) {
    /** Of the whole program. */
    public static CommandRun of(String... arguments) {
        return in(Map.of(), Capabilities.ALL, arguments);
    }

    static CommandRun in(Map<String, String> environment, List<Capability> capabilities, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), environment);
        int exitCode = Main.commandLine(terminal, capabilities).execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** A capability of one source, named like it. */
    static Capability capability(String name) {
        return Capability.named(
                name,
                (config, meters) -> new Topology().addSource(name + "-source", name + ".in"),
                (config, query) -> List::of);
    }

    /** A capability whose topology can't be built. */
    static Capability failing(RuntimeException failure) {
        return Capability.named(
                "failing",
                (config, meters) -> {
                    throw failure;
                },
                (config, query) -> List::of);
    }
}
