package io.oisstreams.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SlhDsaImplementation;
import io.oisstreams.integrity.verify.ProofCheck;
import io.oisstreams.integrity.verify.ProofOutcome;
import io.oisstreams.integrity.verify.RecordVerdict;
import io.oisstreams.integrity.verify.Verification;
import io.oisstreams.integrity.verify.VerificationRules;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records checked again from their events, by somebody who trusts nobody but the keys given. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compute every record of a folder again from its evidence, without any server, and say PASS, or FAIL with the first"
                    + " difference. The folder is what ./ois replay or ./ois export wrote. Or check one proof: what ./ois prove"
                    + " wrote, or an instance answered.",
            "",
            "Checked: signatures and links of chain entries, dimensions, composite, telemetry hash, evidence root, the chain and the"
                    + " log of records, and the signatures of the trusted keys. Not checked: the counts of rejected telemetry, of"
                    + " which there is no evidence; they are signed and linked with the rest.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois verify results",
            "  ./ois verify results --keys trusted.json --checkpoint last-week.note",
            "  ./ois verify dec-17.json --keys trusted.json",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PASS",
            "1:FAIL, with the first difference on standard output; or a file can't be read",
            "2:wrong usage or configuration"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "DIR|FILE",
            description = "A folder with ois.records.jsonl and ois.evidence.jsonl, or a proof.")
    private Path folder = Path.of(".");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Trusted public keys, as ./ois keys trust prints them. Every record must have the signatures of exactly"
                            + " those valid at its time. Without this option records must be unsigned.")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "A checkpoint that you kept of a tenant's log: the log must come by it, so that nothing is missing at its"
                            + " end. May be repeated.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object on standard output instead of lines.")
    private boolean json;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        VerificationRules rules = new VerificationRules(
                config.logOrigin(),
                config.silentWindows(),
                keys.map(TrustedKeys::read),
                checkpoints.stream().map(VerifyCommand::checkpoint).toList(),
                SignatureVerifiers.of(SlhDsaImplementation.named(config.slhDsaVerification())));
        if (Files.isRegularFile(folder)) {
            return verifyProof(rules);
        }
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        Consumer<RecordVerdict> listener = json
                ? verdict -> records.add(json(verdict))
                : verdict -> terminal.out().println(verdict.line());
        Verification.Outcome outcome = verify(rules, listener);
        if (json) {
            terminal.out().println(json(outcome).set("records", records));
        } else {
            terminal.out().println(summary(outcome));
        }
        return outcome.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int verifyProof(VerificationRules rules) {
        try {
            ProofOutcome outcome = ProofCheck.of(Files.readAllBytes(folder), rules);
            terminal.out().println(json ? ProofReport.json(outcome) : ProofReport.lines(outcome));
            return outcome.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (IOException e) {
            throw new StartupException(folder + " can't be read: " + e, e);
        }
    }

    private Verification.Outcome verify(VerificationRules rules, Consumer<RecordVerdict> listener) {
        try (TemporaryFolder temporary = TemporaryFolder.make()) {
            return Verification.of(folder, temporary.path(), rules, listener);
        } catch (UncheckedIOException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Checkpoint checkpoint(Path file) {
        try {
            String text = Files.readString(file);
            return Checkpoint.parse(
                    text.contains("\n\n") ? SignedNote.parse(text).text() : text);
        } catch (IOException e) {
            throw new WrongUsage(file + " can't be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(file + ": " + e.getMessage(), e);
        }
    }

    private static String summary(Verification.Outcome outcome) {
        String checked = outcome.records() + " records, " + outcome.linked() + " of them linked only, from "
                + outcome.events() + " events";
        return outcome.passed()
                ? "PASS: " + checked
                : "FAIL: " + outcome.differences().get(0) + " (" + checked + ", "
                        + outcome.differences().size() + " differences)";
    }

    private static ObjectNode json(RecordVerdict verdict) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("tenant_id", verdict.tenantId());
        json.put("window", verdict.window());
        json.put("ois", verdict.ois());
        json.put("leaves", verdict.leaves());
        json.put("signatures", verdict.signatures());
        json.put("status", verdict.status().name());
        ArrayNode differences = json.putArray("differences");
        verdict.differences().forEach(difference -> differences.add(ProofReport.json(difference)));
        return json;
    }

    private static ObjectNode json(Verification.Outcome outcome) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("result", outcome.passed() ? "PASS" : "FAIL");
        json.put("events", outcome.events());
        json.put("linked_only", outcome.linked());
        outcome.differences().stream()
                .findFirst()
                .ifPresent(difference -> json.set("first_difference", ProofReport.json(difference)));
        return json;
    }
}
