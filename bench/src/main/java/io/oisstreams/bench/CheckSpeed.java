package io.oisstreams.bench;

import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SlhDsaImplementation;
import io.oisstreams.integrity.verify.Verification;
import io.oisstreams.integrity.verify.VerificationRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Events checked per second by what {@code ./ois verify} does: {@code CheckSpeed DIR}, an unsigned export of at least some seconds' work. */
public final class CheckSpeed {
    private static final int ROUNDS = 3;

    private CheckSpeed() {}

    /** Prints a line a round; the first is for the compiler. */
    public static void main(String[] args) throws Exception {
        VerificationRules rules = new VerificationRules(
                "ois-streams",
                7,
                Optional.empty(),
                List.of(),
                SignatureVerifiers.withoutMemory(SlhDsaImplementation.JDK));
        for (int round = 1; round <= ROUNDS; round++) {
            Path temporary = Files.createTempDirectory("check");
            long startedAt = System.nanoTime();
            Verification.Outcome outcome = Verification.of(Path.of(args[0]), temporary, rules, verdict -> {});
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d events and %d records in %.2f s: %,.0f events/s%n",
                    outcome.passed() ? "PASS" : "FAIL",
                    outcome.events(),
                    outcome.records(),
                    seconds,
                    outcome.events() / seconds);
        }
    }
}
