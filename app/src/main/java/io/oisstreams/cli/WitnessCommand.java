package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SlhDsaImplementation;
import io.oisstreams.integrity.verify.ExportProofs;
import io.oisstreams.integrity.verify.VerificationRules;
import io.oisstreams.integrity.witness.ExportedLog;
import io.oisstreams.integrity.witness.Judgement;
import io.oisstreams.integrity.witness.ObservedLog;
import io.oisstreams.integrity.witness.RemoteLog;
import io.oisstreams.integrity.witness.UnreadableLogException;
import io.oisstreams.integrity.witness.Witness;
import io.oisstreams.integrity.witness.WitnessState;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.tlog.WitnessKey;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Somebody else who remembers: what a witness has cosigned, nobody can rewrite unseen. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = {
            "Look at the newest checkpoint of each tenant's log and cosign it, if the log begins with all that this witness"
                    + " cosigned before; or refuse loudly. The first checkpoint of a log is taken on trust. To be run by somebody"
                    + " who does not run the application, again and again.",
            "",
            "The cosigned checkpoints are signed notes, STATE/<percent-encoded origin>/<size>.note and latest.note, for"
                    + " ./ois prove --cosigned and ./ois verify --checkpoint. The witness is made with ./ois keys generate"
                    + " --family ED25519.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois witness --from http://localhost:8080 --state seen --key witness-key --name witness.example",
            "  ./ois witness --from results --state seen --key witness-key --keys trusted.json --tenant acme",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every log is cosigned",
            "1:a log was refused, in a line with both sizes and roots; or one can't be read",
            "2:wrong usage or configuration"
        })
final class WitnessCommand implements Callable<Integer> {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final InstantSource clock;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DIR|URL",
            description = "A folder that ./ois replay or ./ois export wrote, or the address of a running instance.")
    private String from = "";

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "What was cosigned; made if need be. A witness that loses it starts on trust again.")
    private Path stateFolder = Path.of(".");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "DIR",
            description = "A key folder with one Ed25519 key that is valid now.")
    private Path keyFolder = Path.of(".");

    @Option(names = "--name", paramLabel = "NAME", description = "Of the witness; else the id of its key.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Trusted public keys: every checkpoint must have the signatures of all that were valid at one time.")
    private Optional<Path> keys = Optional.empty();

    @Option(names = "--tenant", paramLabel = "ID", description = "Only this tenant's log; else all.")
    private Optional<String> tenantId = Optional.empty();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    WitnessCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        Optional<TrustedKeys> trusted = keys.map(TrustedKeys::read);
        RecordKey key = key();
        VerificationRules rules = new VerificationRules(
                config.logOrigin(),
                config.silentWindows(),
                trusted,
                List.of(),
                SignatureVerifiers.of(SlhDsaImplementation.named(config.slhDsaVerification())));
        WitnessKey self = witnessKey(key);
        boolean allCosigned = true;
        try (WitnessState state = WitnessState.open(stateFolder)) {
            Witness witness = new Witness(state, self, key.key(), rules, clock);
            for (ObservedLog log : logs(trusted)) {
                allCosigned &= look(witness, log);
            }
        }
        return allCosigned ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean look(Witness witness, ObservedLog log) {
        try {
            Judgement judgement = witness.look(log);
            if (judgement instanceof Judgement.Refused) {
                terminal.say(judgement.line());
                return false;
            }
            terminal.out().println(judgement.line());
            return true;
        } catch (UnreadableLogException e) {
            terminal.say(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private List<ObservedLog> logs(Optional<TrustedKeys> trusted) {
        List<ObservedLog> logs = new ArrayList<>();
        try {
            if (from.startsWith("http://") || from.startsWith("https://")) {
                HttpClient client =
                        HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
                String base = from.replaceFirst("/+$", "");
                List<String> tenants = tenantId.isPresent() ? List.of(tenantId.get()) : RemoteLog.tenants(client, base);
                tenants.forEach(tenant -> logs.add(new RemoteLog(client, base, tenant)));
            } else {
                new ExportProofs(Path.of(from)).logs(tenantId).forEach(log -> logs.add(new ExportedLog(log, trusted)));
            }
        } catch (UnreadableLogException | UncheckedIOException | IllegalArgumentException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
        if (logs.isEmpty()) {
            throw new StartupException("there is no log in " + from);
        }
        return logs;
    }

    private RecordKey key() {
        List<RecordKey> valid = new KeyFolder(keyFolder, new SecureRandom())
                .keys().stream()
                        .filter(key -> key.family() == SignatureFamily.ED25519)
                        .filter(key -> key.validity().contains(clock.instant()))
                        .toList();
        if (valid.size() != 1) {
            throw new StartupException(
                    "a witness has one Ed25519 key that is valid now, and " + keyFolder + " has " + valid.size());
        }
        return valid.get(0);
    }

    private WitnessKey witnessKey(RecordKey key) {
        try {
            return new WitnessKey(name.orElse(key.keyId()), key.key().publicKey());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--name has no white space and no plus sign, unlike '" + name.orElse("") + "'", e);
        }
    }
}
