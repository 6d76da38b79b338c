package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.kpis.collect.Checkout;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.core.contract.Seen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a checkout has of a contract's inputs, as events. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = {
            "Look at a checkout for every input of a KPI contract, and send what is there, and what is not, to"
                    + " artifact.observations.",
            "",
            "A file of zero bytes is not there, nor is what a link outside the checkout leads to. Whether a file parses is only"
                    + " looked at where the contract asks for it.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois collect --contract DS-KPI-008.json --repo . --config ois.properties",
            "  ./ois collect --contract DS-KPI-008.json --repo . --tenant acme --print >> events.jsonl",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all observations are sent, or printed",
            "1:the checkout can't be read, or broker or registry can't be reached or refuse",
            "2:wrong usage, configuration or contract"
        })
final class CollectCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final ContractOption contract = new ContractOption();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "The root of the checkout.")
    private Path repo = Path.of(".");

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            description = "The governed system that is scored. Without it: the name of the checkout's directory.")
    private Optional<String> tenantId = Optional.empty();

    @Mixin
    private final EventTime time = new EventTime();

    @Option(
            names = "--print",
            description = "Send nothing; print the events in the form that ./ois replay reads, one a line.")
    private boolean print;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    CollectCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        KpiContract read = contract.read();
        Checkout checkout = Checkout.at(repo);
        String tenant = tenant(checkout);
        Map<String, Seen> seen = checkout.look(read);
        EventSender sender = new EventSender(config);
        Instant now = time.of(print ? clock : sender.clock(Topics.ARTIFACT_OBSERVATIONS, clock));
        List<ArtifactObservation> observations = read.inputs().stream()
                .map(input -> observation(read, input, Objects.requireNonNull(seen.get(input.path())), tenant, now))
                .toList();
        String what = observations.size() + " observations of tenant " + tenant + " for " + read.label();
        List<String> lines = observations.stream()
                .map(observation -> EventLine.of(Topics.ARTIFACT_OBSERVATIONS, observation))
                .toList();
        if (print) {
            lines.forEach(terminal.out()::println);
            terminal.say("printed " + what + ", sent nothing");
            return ExitCode.OK;
        }
        sender.send(Topics.ARTIFACT_OBSERVATIONS, observations);
        terminal.say("sent " + what + " to " + config.bootstrapServers());
        return ExitCode.OK;
    }

    private String tenant(Checkout checkout) {
        String tenant = tenantId.or(checkout::name)
                .orElseThrow(() -> new WrongUsage("--tenant is needed, because the root directory has no name"));
        if (tenant.isBlank()) {
            throw new WrongUsage("--tenant must not be empty");
        }
        return tenant;
    }

    private static ArtifactObservation observation(
            KpiContract contract, Input input, Seen seen, String tenantId, Instant now) {
        return ArtifactObservation.newBuilder()
                .setEventId(eventId(contract, input, tenantId, now))
                .setTenantId(tenantId)
                .setTimestampMs(now)
                .setPath(input.path())
                .setKind(ArtifactKind.valueOf(input.kind().label()))
                .setExists(seen.exists())
                .setParseable(seen.parseable().orElse(null))
                .build();
    }

    /** The same look gives the same ids, so that a repeated one counts once. Only the tenant may have line breaks in it. */
    private static String eventId(KpiContract contract, Input input, String tenantId, Instant now) {
        String name = String.join(
                "\n", tenantId, contract.kpiId(), contract.version(), input.path(), Long.toString(now.toEpochMilli()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
