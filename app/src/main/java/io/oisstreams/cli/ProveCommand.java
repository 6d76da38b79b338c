package io.oisstreams.cli;

import io.oisstreams.config.StartupException;
import io.oisstreams.integrity.verify.ConsistencyDocument;
import io.oisstreams.integrity.verify.ExportProofs;
import io.oisstreams.integrity.verify.ProofBundle;
import io.oisstreams.integrity.verify.TenantLog;
import io.oisstreams.integrity.verify.WindowLeaves;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.SignedNote;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A proof from an export folder, small enough to hand to somebody. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Prove from a folder that ./ois replay or ./ois export wrote that a published record was made from an event, or that"
                    + " a log only grew between two sizes. The proof is JSON on standard output; ./ois verify FILE checks it"
                    + " alone.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois prove --event dec-17 --from results --keys trusted.json > dec-17.json",
            "  ./ois prove --event dec-17 --from results --keys trusted.json --cosigned seen/latest.note > dec-17.json",
            "  ./ois prove --consistency 24:48 --tenant acme --from results --keys trusted.json > day-two.json",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the proof is on standard output",
            "1:there is no such event or record, or the folder can't be read or contradicts itself",
            "2:wrong usage or configuration; or several events are meant, said in one line"
        })
final class ProveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ArgGroup(multiplicity = "1")
    private final What what = new What();

    /** One of the two. */
    static final class What {
        @Option(names = "--event", required = true, paramLabel = "ID", description = "The event's event_id.")
        private Optional<String> eventId = Optional.empty();

        @Option(
                names = "--consistency",
                required = true,
                paramLabel = "FROM:TO",
                description = "That the log of TO records begins with that of FROM records.")
        private Optional<String> sizes = Optional.empty();
    }

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of(".");

    @Option(names = "--tenant", paramLabel = "ID", description = "Of this tenant; needed if there are several.")
    private Optional<String> tenantId = Optional.empty();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Of this topic; ids are unique within one only.")
    private Optional<String> topic = Optional.empty();

    @Option(
            names = "--window",
            converter = TimeOption.class,
            paramLabel = "START",
            description = "Of the window that starts then (ISO 8601): a replay can be a leaf of two.")
    private Optional<Instant> window = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Public keys, as ./ois keys trust prints them; needed if the records are signed, because the lines of a"
                            + " checkpoint name keys by a hash of them.")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--cosigned",
            paramLabel = "FILE",
            description =
                    "A checkpoint of the log that ./ois witness cosigned, the record's own or a later one: the proof leads to"
                            + " it. Several must be of one checkpoint; the proof has the lines of all.")
    private List<Path> cosigned = new ArrayList<>();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    ProveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        options.load(terminal, Map.of());
        try {
            ExportProofs proofs = new ExportProofs(folder);
            Optional<TrustedKeys> trusted = keys.map(TrustedKeys::read);
            String json = what.eventId.isPresent()
                    ? bundle(proofs, what.eventId.get(), trusted).json()
                    : consistency(proofs, what.sizes.orElseThrow(), trusted).json();
            terminal.out().println(json);
            return ExitCode.OK;
        } catch (TenantLog.UnknownKeyException e) {
            throw new WrongUsage(e.getMessage() + "; see --keys", e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    private ProofBundle bundle(ExportProofs proofs, String eventId, Optional<TrustedKeys> trusted) {
        ExportProofs.Place place = place(proofs, eventId);
        WindowLeaves.Found event = proofs.leaves(place, eventId).find().orElseThrow();
        TenantLog log = log(proofs, Optional.of(place.tenantId()));
        long index = log.indexOf(place.windowStartMs())
                .orElseThrow(() -> new StartupException("there is no record yet for the window of " + place));
        TenantLog.Entry record = log.entry(index);
        requireSame(event, record);
        CosignedNotes notes = CosignedNotes.read(cosigned);
        long size = notes.size().orElse(index + 1);
        if (size <= index || size > log.size()) {
            throw new WrongUsage("the cosigned checkpoint is of " + size + " records; the record is number " + index
                    + " of " + log.size());
        }
        SignedNote note = notes.addTo(log.note(size, trusted));
        if (!Checkpoint.parse(note.text()).root().equals(log.root(size))) {
            throw new StartupException("the records of " + folder + " are not those of their checkpoints");
        }
        return ProofBundle.of(event, record, log.inclusion(index, size), note);
    }

    private ExportProofs.Place place(ExportProofs proofs, String eventId) {
        OptionalLong startMs =
                window.map(start -> OptionalLong.of(start.toEpochMilli())).orElse(OptionalLong.empty());
        Set<ExportProofs.Place> places = proofs.places(new ExportProofs.Wanted(eventId, tenantId, topic, startMs));
        if (places.isEmpty()) {
            throw new StartupException("there is no such event in " + folder + ": " + eventId);
        }
        if (places.size() > 1) {
            throw new WrongUsage("several events have the id " + eventId
                    + ", say which by --tenant, --topic and --window: "
                    + String.join(", ", places.stream().map(Object::toString).toList()));
        }
        return places.iterator().next();
    }

    /** What would be no proof is not given out. */
    private void requireSame(WindowLeaves.Found event, TenantLog.Entry record) {
        if (event.event().isEmpty()) {
            throw new StartupException(
                    folder + " holds only the hash of the event, which is of a window before its --from");
        }
        if (!event.root().equals(record.evidenceRoot())) {
            throw new StartupException("the evidence in " + folder + " is not that of the record; see ./ois verify");
        }
    }

    private ConsistencyDocument consistency(ExportProofs proofs, String sizes, Optional<TrustedKeys> trusted) {
        TenantLog log = log(proofs, tenantId);
        String[] ends = sizes.split(":", -1);
        try {
            long from = Long.parseLong(ends[0]);
            long to = Long.parseLong(ends[ends.length - 1]);
            if (ends.length == 2 && from >= 0 && to >= 1 && from <= to && to <= log.size()) {
                return log.consistency(from, to, trusted);
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw new WrongUsage(
                "--consistency is FROM:TO with 0 <= FROM <= TO, TO from 1 to " + log.size() + ", not '" + sizes + "'");
    }

    private TenantLog log(ExportProofs proofs, Optional<String> tenant) {
        Collection<TenantLog> logs = proofs.logs(tenant);
        if (logs.isEmpty()) {
            throw new StartupException("there are no records in " + folder
                    + tenant.map(id -> " of tenant " + id).orElse(""));
        }
        if (logs.size() > 1) {
            throw new WrongUsage("there are several tenants, say which by --tenant");
        }
        return logs.iterator().next();
    }
}
