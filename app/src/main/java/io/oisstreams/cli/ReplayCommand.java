package io.oisstreams.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.config.OperationsSettings;
import io.oisstreams.config.Settings;
import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.embedded.replay.Consumption;
import io.oisstreams.embedded.replay.Feed;
import io.oisstreams.embedded.replay.OutputFolder;
import io.oisstreams.embedded.replay.Outputs;
import io.oisstreams.embedded.replay.ReadingOrder;
import io.oisstreams.embedded.replay.RecordedEvents;
import io.oisstreams.embedded.replay.TopologyTopics;
import io.oisstreams.embedded.replay.WorkFolder;
import io.oisstreams.event.Topics;
import io.oisstreams.http.HttpServer;
import io.oisstreams.integrity.OisRecordJson;
import io.oisstreams.output.v1.OisRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.record.TimestampType;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finite files, or what a cluster has recorded until now, through the real parts; and what comes of it as files. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Feed recorded events to a broker, a registry and the application on this machine, as if they were happening now, and"
                    + " write what comes of it to files. The same files give the same results, byte for byte.",
            "",
            "A file has one event a line: {\"topic\": ..., \"timestamp\": ms or ISO 8601 (else value.timestamp_ms),"
                    + " \"value\": {...}}. The lines of all files are put in order of their timestamps. A line that is no event"
                    + " is written to telemetry.rejected.jsonl with its file, its number and the reason.",
            "",
            "With --from-topics the events are those in the input topics of the cluster that the settings name, committed ones,"
                    + " from the beginning to where the topics end now, each at the time of its record. Nothing is written to that"
                    + " cluster. A record that is no event is written to telemetry.rejected.jsonl with its topic, partition and"
                    + " offset.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois replay day.jsonl --out results",
            "  ./ois replay monday.jsonl tuesday.jsonl --out results --set ois.window=1h",
            "  ./ois replay --format ebb cost_events_ebb.jsonl --out results --only operations",
            "  ./ois replay day.jsonl --out results --serve 8080    then: curl localhost:8080/tenants",
            "  ./ois replay --from-topics --out rebuilt --config ois.properties",
            "  ./ois replay --from-topics --only governance --out rebuilt --config ois.properties",
            "",
            "Other defaults than elsewhere: topics.partitions=1, tick.interval.ms=10000, commit.interval.ms=1000.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was processed, the results are written",
            "1:failure, said in one line",
            "2:wrong usage or configuration"
        })
final class ReplayCommand implements Callable<Integer> {
    /** One partition: then the coordinates in rejections, too, depend on the files alone. */
    private static final Map<String, String> DEFAULTS = Map.of(
            Settings.TOPICS_PARTITIONS, "1",
            Settings.TICK_INTERVAL_MS, "10000",
            Settings.COMMIT_INTERVAL_MS, "1000");

    private static final Map<String, Function<SpecificRecord, String>> FORMS =
            Map.of(Topics.OIS_RECORDS.name(), record -> OisRecordJson.of((OisRecord) record));

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final List<Capability> capabilities;

    @Mixin
    private final ReplayOrigin origin = new ReplayOrigin();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description =
                    "Where <topic>.jsonl of each output topic and reports/<name> (of several tenants: reports/<tenant>/<name>) are"
                            + " written. Made if need be.")
    private Path out = Path.of(".");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CAPABILITY",
            description =
                    "Run only these, separated by commas; with --from-topics only what they read is read. Else all.")
    private List<String> only = List.of();

    @Option(
            names = "--strict",
            description = "Stop at the first line or record that is no event, before anything is written.")
    private boolean strict;

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            description = "Afterwards answer queries at this port, until Ctrl-C; 0 takes a free one.")
    private Optional<Integer> serve = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the broker's and the application's data here, in a new folder; else they go to a"
                    + " temporary folder in state.dir.")
    private Optional<Path> data = Optional.empty();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    ReplayCommand(Terminal terminal, List<Capability> capabilities) {
        this.terminal = terminal;
        this.capabilities = capabilities;
    }

    @Override
    public Integer call() throws InterruptedException {
        long begin = System.nanoTime();
        origin.requireOne();
        List<Capability> wanted = Capabilities.select(capabilities, only);
        OisConfig config = configuration();
        Map<String, TopologyTopics> topics = topics(config, wanted);
        OutputFolder folder = OutputFolder.open(out);
        try (StopSignal stop = StopSignal.install();
                TerminalProgress progress = new TerminalProgress(stop);
                WorkFolder work = WorkFolder.open(data, config.stateDir());
                RecordedEvents recorded = RecordedEvents.read(
                        origin.source(config, topics.values()), strict, work.resolve("sorted-inputs"), progress);
                EmbeddedPlatform platform =
                        EmbeddedPlatform.start(EmbeddedPlatform.Options.keptIn(work.resolve("platform")))) {
            OisConfig connected = connected(config, platform, work);
            ProjectTopics.provisioning(connected, TimestampType.CREATE_TIME).create();
            new Feed(connected).send(recorded, progress);
            try (Instance instance = Instance.start(connected, wanted, Optional.empty())) {
                for (Map<String, TopologyTopics> stage : ReadingOrder.of(topics)) {
                    new Consumption(connected, inputs(stage))
                            .await(instance::failure, instance::recordsWaiting, progress);
                }
                Map<String, Long> written = new Outputs(connected, folder, work.resolve("sorted-outputs"), FORMS)
                        .write(outputs(topics), progress);
                progress.end();
                sayWhatWasDone(recorded, written, Duration.ofNanos(System.nanoTime() - begin));
                if (serve.isPresent()) {
                    serve(instance, stop);
                }
            }
        }
        return ExitCode.OK;
    }

    /** Also tries the port now, rather than after all the work. */
    private OisConfig configuration() {
        OisConfig config = options.load(
                        terminal,
                        Map.of(Settings.HTTP_PORT, serve.map(String::valueOf).orElse("0")))
                .withDefaults(DEFAULTS);
        HttpServer.bind(config.httpHost(), config.httpPort()).close();
        return config;
    }

    /** With the addresses of this replay's own broker, which is only one, in place of those of a cluster. */
    private OisConfig connected(OisConfig config, EmbeddedPlatform platform, WorkFolder work) {
        // How to reach the cluster that was read says nothing about this broker.
        OisConfig own = origin.isCluster() ? config.withoutKafkaOverrides() : config;
        return own.with(Map.of(
                Settings.BOOTSTRAP_SERVERS,
                platform.bootstrapServers(),
                Settings.SCHEMA_REGISTRY_URL,
                platform.registryUrl(),
                Settings.TOPICS_REPLICATION_FACTOR,
                "1",
                Settings.STANDBY_REPLICAS,
                "0",
                Settings.APPLICATION_SERVER,
                "",
                OperationsSettings.REPORTS_FOLDER,
                "",
                Settings.STATE_DIR,
                work.resolve("state").toString()));
    }

    /** What each application reads and writes, by its id. */
    private static Map<String, TopologyTopics> topics(OisConfig config, List<Capability> wanted) {
        Map<String, TopologyTopics> topics = new TreeMap<>();
        for (Capability capability : wanted) {
            Capability.Configured configured = capability.under(config);
            topics.put(
                    config.applicationId(configured.application()),
                    TopologyTopics.of(configured.topology().apply(new SimpleMeterRegistry())));
        }
        return topics;
    }

    private static Map<String, Set<String>> inputs(Map<String, TopologyTopics> topics) {
        Map<String, Set<String>> inputs = new TreeMap<>();
        topics.forEach((application, its) -> inputs.put(application, its.sources()));
        return inputs;
    }

    private static Set<String> outputs(Map<String, TopologyTopics> topics) {
        Set<String> outputs = new TreeSet<>(Set.of(Topics.TELEMETRY_REJECTED.name()));
        topics.values().forEach(its -> outputs.addAll(its.sinks()));
        return outputs;
    }

    private void sayWhatWasDone(RecordedEvents recorded, Map<String, Long> written, Duration took) {
        StringBuilder counts = new StringBuilder();
        written.forEach((topic, count) ->
                counts.append(", ").append(count).append(" on ").append(topic));
        terminal.say(
                recorded.events() + " events and " + recorded.rejected() + (origin.isCluster() ? " records" : " lines")
                        + " that are none, in "
                        + took.toSeconds() + " s" + counts + "; see " + out);
    }

    private void serve(Instance instance, StopSignal stop) throws InterruptedException {
        terminal.say("answering at " + instance.url() + ", until Ctrl-C");
        while (!stop.await(LOOK_EVERY)) {
            instance.failure().ifPresent(reason -> {
                throw new StartupException(reason);
            });
        }
    }
}
