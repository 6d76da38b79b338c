package io.oisstreams.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of others are those that their page says they are. */
class VendoredFilesTest {
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64}) {2}(\\S+)");

    @Test
    void theFilesAreThoseOfThePackage() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(
                        VendoredFilesTest.class.getResource("/io/oisstreams/console/web/vendor/noble-hashes"))
                .toURI());
        Map<String, String> told = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("README.txt"))) {
            Matcher sum = SUM.matcher(line);
            if (sum.matches()) {
                told.put(sum.group(2), sum.group(1));
            }
        }

        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                found.put(file.getFileName().toString(), HexFormat.of().formatHex(hash));
            }
        }

        found.remove("README.txt");
        assertThat(found).isEqualTo(told).containsOnlyKeys(List.of("LICENSE", "_u64.js", "sha3.js", "utils.js"));
    }
}
