package io.oisstreams.cli;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.Validity;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes new keys. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Make new keys, one of each family, and the folder if there is none. Keys that are there stay as they are.",
        footer = {
            "",
            "Examples:",
            "  ./ois keys generate --dir keys",
            "  ./ois keys generate --dir keys --family ED25519,ML_DSA_65 --valid-from 2026-01-01T00:00:00Z",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the new keys are in the folder, and listed on standard output",
            "1:the folder or a file in it is not as it must be, said in one line",
            "2:wrong usage or configuration"
        })
final class KeysGenerateCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final KeysOptions options;

    @Option(
            names = "--family",
            split = ",",
            paramLabel = "FAMILY",
            description = "Only these, separated by commas: ${COMPLETION-CANDIDATES}.")
    private List<SignatureFamily> families = List.of(SignatureFamily.values());

    @Option(
            names = "--valid-from",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description =
                    "The first time of records that they sign, in ISO 8601. Default: all times (since 1970) if the"
                            + " folder has no key of the family, else now.")
    private Optional<Instant> validFrom = Optional.empty();

    KeysGenerateCommand(KeysOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        SecureRandom random = new SecureRandom();
        KeyFolder folder = options.folder(random);
        folder.create();
        Set<SignatureFamily> known = EnumSet.noneOf(SignatureFamily.class);
        folder.keys().forEach(key -> known.add(key.family()));
        List<RecordKey> made = new ArrayList<>();
        for (SignatureFamily family : EnumSet.copyOf(families)) {
            Instant from = validFrom.orElseGet(() -> known.contains(family) ? now() : Instant.EPOCH);
            made.add(RecordKey.generate(family, Validity.from(from), random));
        }
        made.forEach(folder::write);
        options.print(made);
        return ExitCode.OK;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
