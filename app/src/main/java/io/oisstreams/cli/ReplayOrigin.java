package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.replay.RecordedEvents;
import io.oisstreams.embedded.replay.RecordedFiles;
import io.oisstreams.embedded.replay.RecordedTopics;
import io.oisstreams.embedded.replay.TopologyTopics;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.LineFormat;
import io.oisstreams.event.Topics;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a replay's events come from: files or the topics of a cluster, one of the two. */
final class ReplayOrigin {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Recorded events, one a line.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatOption.class,
            description =
                    "What a line of the files is: events (default), or ebb, a run of the EBB experiment, which becomes"
                            + " a cost of the tenant ebb.")
    private Optional<LineFormat> format = Optional.empty();

    @Option(
            names = "--from-topics",
            description =
                    "Instead of files: the input topics of the cluster that bootstrap.servers, schema.registry.url"
                            + " and kafka.* name.")
    private boolean topics;

    /** @throws WrongUsage if it is none of the two, or both */
    void requireOne() {
        if (topics && !files.isEmpty()) {
            throw new WrongUsage("FILE and --from-topics exclude each other");
        }
        if (topics && format.isPresent()) {
            throw new WrongUsage("--format and --from-topics exclude each other");
        }
        if (!topics && files.isEmpty()) {
            throw new WrongUsage("FILE or --from-topics is required (see ./ois replay --help)");
        }
    }

    boolean isCluster() {
        return topics;
    }

    /**
     * Reads nothing yet.
     *
     * @param config with the cluster's addresses
     * @param applications what the applications that will run read
     */
    RecordedEvents.Source source(OisConfig config, Collection<TopologyTopics> applications) {
        if (!topics) {
            return new RecordedFiles(files, format.orElse(LineFormat.EVENTS));
        }
        Set<String> read =
                applications.stream().flatMap(its -> its.sources().stream()).collect(Collectors.toSet());
        List<EventTopic> inputs = Topics.of(EventTopic.Direction.INPUT).stream()
                .filter(topic -> read.contains(topic.name()))
                .toList();
        return new RecordedTopics(config, inputs);
    }
}
