package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Verdicts of {@code @noble/post-quantum}, which shares no code with Bouncy Castle. Needs Node.js, and npm with a
 * registry that it can reach (or a cache), or is skipped.
 */
class AnotherSlhDsaTest {
    private static final String PACKAGE = "@noble/post-quantum@0.7.1";
    private static final Path FOLDER = Path.of("target", "noble").toAbsolutePath();
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void verdictsAreTheSame() throws IOException, InterruptedException {
        install();
        List<Signed> cases = cases();
        SignatureVerifier ours = new BothVerifiers();

        List<Boolean> expected =
                verdictsOf(cases).stream().map(Boolean::valueOf).toList();

        assertThat(cases).extracting(signed -> signed.isValidFor(ours)).isEqualTo(expected);
        assertThat(expected).hasSize(60).filteredOn(valid -> valid).hasSize(6);
    }

    private static List<Signed> cases() {
        SequenceRandom sequence = new SequenceRandom();
        Random random = new Random(1);
        List<Signed> cases = new ArrayList<>();
        for (int length : new int[] {0, 1, 32, 61, 62, 1_000}) {
            SigningKey key = SigningKey.generate(SignatureFamily.SLH_DSA_SHA2_128F, sequence);
            byte[] message = new byte[length];
            random.nextBytes(message);
            Signed signed = new Signed(
                    SignatureFamily.SLH_DSA_SHA2_128F,
                    KeyVariant.STANDARD,
                    new Signed.Bytes(key.publicKey()),
                    new Signed.Bytes(message),
                    new Signed.Bytes(key.sign(message)));
            cases.add(signed);
            cases.add(signed.withSignature(bytes -> Arrays.copyOf(bytes, bytes.length - 1)));
            cases.add(signed.withSignature(bytes -> Arrays.copyOf(bytes, bytes.length + 1)));
            cases.add(signed.withMessage(bytes -> Arrays.copyOf(bytes, bytes.length + 1)));
            cases.add(signed.withPublicKey(bytes -> flipped(bytes, random)));
            for (int i = 0; i < 5; i++) {
                cases.add(signed.withSignature(bytes -> flipped(bytes, random)));
            }
        }
        return cases;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        int bit = random.nextInt(8 * bytes.length);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    private static void install() throws IOException, InterruptedException {
        if (Files.isDirectory(FOLDER.resolve(Path.of("node_modules", "@noble", "post-quantum")))) {
            return;
        }
        Files.createDirectories(FOLDER);
        boolean installed;
        try {
            installed = run(
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--prefer-offline",
                    "--engine-strict",
                    "--fetch-retries=0",
                    "--prefix",
                    FOLDER.toString(),
                    PACKAGE);
        } catch (IOException absent) {
            installed = false;
        }
        assumeTrue(installed, "no npm, or it can't get " + PACKAGE);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("npm.log").toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        return ended && process.exitValue() == 0;
    }

    private static List<String> verdictsOf(List<Signed> cases) throws IOException, InterruptedException {
        Path script = FOLDER.resolve("verify.mjs");
        try (InputStream resource = AnotherSlhDsaTest.class.getResourceAsStream("noble-slh-dsa.mjs")) {
            Files.write(script, assertThat(resource).isNotNull().actual().readAllBytes());
        }
        Path input = FOLDER.resolve("cases.csv");
        Files.write(
                input,
                cases.stream()
                        .map(signed -> String.join(
                                ",",
                                HEX.formatHex(signed.publicKey().copy()),
                                HEX.formatHex(signed.message().copy()),
                                HEX.formatHex(signed.signature().copy())))
                        .toList());
        Path output = FOLDER.resolve("verdicts.txt");
        Process node = new ProcessBuilder("node", script.toString(), FOLDER.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(FOLDER.resolve("node.log").toFile())
                .start();
        assertThat(node.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue())
                .as(() -> "see " + FOLDER.resolve("node.log"))
                .isZero();
        return Files.readAllLines(output);
    }
}
