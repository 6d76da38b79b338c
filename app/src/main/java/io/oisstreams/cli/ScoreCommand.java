package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.integrity.IntegrityConfig;
import io.oisstreams.integrity.ScoreReport;
import io.oisstreams.integrity.core.WeightSumViolation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** From eleven counts to the report, without Kafka. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Compute the score of one window from its eleven counts, and print the report. Needs no Kafka.",
            "",
            "The input is one JSON object with total_decisions, decisions_replayed, total_agent_actions, scope_violations,"
                    + " total_chain_entries, verifiable_chain_entries, window_ms (whole hours), attested_policy_ms,"
                    + " min_distinct_families (0 to 3), total_attestations, vendor_independent_attestations: all of them, whole"
                    + " numbers from 0.",
            "It may have weights, an object with w_DR, w_ASI, w_ES, w_PC, w_SD, w_VI that sum to exactly 1 (else: the setting"
                    + " ois.weights), and window_start in ISO 8601 (else: 1970-01-01T00:00:00Z).",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois score counts.json",
            "  ./ois score - < counts.json",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report is on standard output",
            "1:the content is wrong, said in one line; nothing is on standard output",
            "2:there is no such file, or wrong usage or configuration"
        })
final class ScoreCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 1 << 20;

    private final Terminal terminal;
    private final InputStream standardInput;

    @Parameters(paramLabel = "FILE", description = "The counts; - for standard input.")
    private Path file = Path.of("-");

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    ScoreCommand(Terminal terminal, InputStream standardInput) {
        this.terminal = terminal;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        byte[] json = read();
        try {
            terminal.out()
                    .println(ScoreReport.of(json, IntegrityConfig.of(config).rules()));
            return ExitCode.OK;
        } catch (WeightSumViolation violation) {
            // Not said like other failures: its line begins with the name that the specification gives it.
            terminal.err().println(violation.getMessage() + " (" + file + ")");
            terminal.err().flush();
            return ExitCode.SOFTWARE;
        } catch (IllegalArgumentException e) {
            throw new StartupException(file + ": " + e.getMessage(), e);
        }
    }

    private byte[] read() {
        try (InputStream in = file.toString().equals("-") ? standardInput : Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new StartupException(file + ": longer than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new WrongUsage(file + " can't be read: " + e, e);
        }
    }
}
