package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.replay.OutputFolder;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.evidence.EvidenceUnavailableException;
import io.oisstreams.integrity.evidence.TenantExport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was published of a tenant, out of the cluster and into a folder that somebody can check without it. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write a tenant's records and their evidence from a cluster to a folder, for ./ois verify and ./ois prove.",
            "",
            "All records from the tenant's first one on are written, because they are one log. With --from, the events of earlier"
                    + " windows are written as hashes only, but for chain entries, keys and policies, on which later windows"
                    + " depend; ./ois verify says of such windows that they are linked, not recomputed.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois export --tenant acme --out acme-export --config ois.properties",
            "  ./ois export --tenant acme --from 2026-05-01T00:00:00Z --to 2026-06-01T00:00:00Z --out may"
                    + " --set bootstrap.servers=broker:9092",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the folder is written",
            "1:the tenant has no record in that time, or the cluster can't be read, or the folder can't be written",
            "2:wrong usage or configuration"
        })
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--tenant", required = true, paramLabel = "ID", description = "The governed system.")
    private String tenantId = "";

    @Option(
            names = "--from",
            converter = TimeOption.class,
            paramLabel = "START",
            description = "Windows that start then or later are written with all their events; ISO 8601. Else all.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            converter = TimeOption.class,
            paramLabel = "END",
            description = "Only windows that start before; ISO 8601. Else all that have a record.")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where ois.records.jsonl and ois.evidence.jsonl are written. Made if need be.")
    private Path out = Path.of(".");

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        OutputFolder folder = OutputFolder.open(out);
        TenantExport.Range range = new TenantExport.Range(
                from.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                to.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
        try (TemporaryFolder temporary = TemporaryFolder.make();
                TenantExport export = new TenantExport(config, tenantId, range, temporary.path())) {
            export.read();
            if (export.recordCount() == 0) {
                throw new StartupException("there is no record of tenant " + tenantId
                        + to.map(end -> " of a window before " + end).orElse("") + " at " + config.bootstrapServers());
            }
            folder.write(Topics.OIS_RECORDS.name() + ".jsonl", export::writeRecords);
            folder.write(Topics.OIS_EVIDENCE.name() + ".jsonl", export::writeEvidence);
            terminal.say(export.recordCount() + " records and " + export.evidenceCount() + " leaves of evidence; see "
                    + out);
            return ExitCode.OK;
        } catch (EvidenceUnavailableException | UncheckedIOException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }
}
