package io.oisstreams.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.streams.TopologyDiagram;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the topologies as Kafka Streams describes them. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        description = {
            "Print the topologies: sources, processors, stores and sinks, as Kafka Streams describes them. Needs no broker.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois topology                all topologies",
            "  ./ois topology integrity      one of them",
            "  ./ois topology --format mermaid",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "1:failure, said in one line", "2:wrong usage or configuration"})
final class TopologyCommand implements Runnable {
    /** Named as they are typed. */
    private enum Format {
        text,
        mermaid
    }

    private final Terminal terminal;
    private final List<Capability> capabilities;

    @Parameters(paramLabel = "CAPABILITY", arity = "0..*", description = "Which; without any: all.")
    private List<String> names = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text: as Kafka Streams describes them (the default); mermaid: a flowchart.")
    private Format format = Format.text;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    TopologyCommand(Terminal terminal, List<Capability> capabilities) {
        this.terminal = terminal;
        this.capabilities = capabilities;
    }

    @Override
    public void run() {
        OisConfig config = options.load(terminal, Map.of());
        for (Capability capability : Capabilities.select(capabilities, names)) {
            Capability.Configured configured = capability.under(config);
            TopologyDescription topology =
                    configured.topology().apply(new SimpleMeterRegistry()).describe();
            switch (format) {
                case text -> {
                    String id = config.applicationId(configured.application());
                    terminal.out().println("# " + capability.name() + " (application id " + id + ")");
                    terminal.out().println(topology);
                }
                case mermaid -> terminal.out().print(TopologyDiagram.mermaid(topology));
            }
        }
        terminal.out().flush();
    }
}
