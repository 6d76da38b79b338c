package io.oisstreams.cli;

import io.oisstreams.config.StartupException;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.KeyRotation;
import io.oisstreams.signing.RecordKey;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces keys by new ones, with a time in which both sign. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = {
            "Make a new key of each family in the folder, and give the old keys an end: for a while both sign, so that whoever"
                    + " verifies has time to learn of the new ones.",
            "",
            "An application reads its keys when it starts, and each record must have the signatures of all keys of its time. So where one runs,"
                    + " let the new keys begin after its next start (--valid-from), and publish them before (ois keys trust).",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois keys rotate --dir keys",
            "  ./ois keys rotate --dir keys --overlap 30d --valid-from 2026-06-01T00:00:00Z",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; the new keys and those that now have an end are listed on standard output",
            "1:the folder or a file in it is not as it must be, or it has no keys, said in one line",
            "2:wrong usage or configuration"
        })
final class KeysRotateCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final KeysOptions options;

    @Option(
            names = "--overlap",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "How long the old keys sign after the new ones begin. Default: 7d.")
    private Duration overlap = Duration.ofDays(7);

    @Option(
            names = "--valid-from",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "When the new keys begin, in ISO 8601. Default: now.")
    private Optional<Instant> validFrom = Optional.empty();

    KeysRotateCommand(KeysOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        SecureRandom random = new SecureRandom();
        KeyFolder folder = options.folder(random);
        List<RecordKey> keys = folder.keys();
        if (keys.isEmpty()) {
            throw new StartupException("there are no keys to replace; make some: ./ois keys generate");
        }
        Instant from = validFrom.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        KeyRotation rotation = rotation(keys, from, random);
        // In this order a crash in between leaves too many keys, never too few.
        rotation.made().forEach(folder::write);
        rotation.ending().forEach(folder::write);
        options.print(rotation.made());
        options.print(rotation.ending());
        return ExitCode.OK;
    }

    private KeyRotation rotation(List<RecordKey> keys, Instant from, SecureRandom random) {
        try {
            return KeyRotation.of(keys, from, overlap, random);
        } catch (DateTimeException | ArithmeticException e) {
            throw new WrongUsage("no time is " + overlap + " after " + from, e);
        }
    }
}
