package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.streams.TopicProvisioning;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.record.TimestampType;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the topics and registers their schemas, or says what is wrong with them. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "Create the topics that are missing and register the schema of each, then check them all. Topics that exist are never"
                    + " changed.",
            "",
            "Cluster and registry are bootstrap.servers and schema.registry.url; partitions and replicas are"
                    + " topics.partitions and topics.replication.factor."
        },
        footer = {
            "",
            "Examples:",
            "  ./ois topics --config ois.properties",
            "  ./ois topics --check --set bootstrap.servers=broker:9092",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all topics and schemas are as they should be",
            "1:something is wrong, one line each on standard output; or broker or registry can't be reached",
            "2:wrong usage or configuration"
        })
final class TopicsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--check", description = "Only check, create nothing.")
    private boolean checkOnly;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    TopicsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        TopicProvisioning provisioning = ProjectTopics.provisioning(config, TimestampType.LOG_APPEND_TIME);
        if (!checkOnly) {
            provisioning.create().forEach(name -> terminal.out().println("Created " + name));
        }
        List<String> findings = provisioning.check();
        findings.forEach(terminal.out()::println);
        if (!findings.isEmpty()) {
            terminal.say("the topics at " + config.bootstrapServers() + " are not as they should be: " + findings.size()
                    + " findings");
            return ExitCode.SOFTWARE;
        }
        terminal.out().println("All topics and schemas are as they should be");
        return ExitCode.OK;
    }
}
