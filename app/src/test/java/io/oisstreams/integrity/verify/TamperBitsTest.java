package io.oisstreams.integrity.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.integrity.verify.Tampering.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Single bits, anywhere in the two files, and in the texts of the events, whose flips a JSON writer then escapes. Nothing is excluded: no
 * flip of one bit leaves a JSON text that says the same, for the files have no white space but the ends of lines, no escapes with
 * letters in two cases, and no exponents.
 */
class TamperBitsTest {
    private static final int FLIPS = 700;

    private final Path folder;

    TamperBitsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @MethodSource("io.oisstreams.integrity.verify.TamperFieldsTest#tenants")
    void aFlippedBitAnywhereIsFound(Scenario tenant) {
        Tampering signed = Tampering.signed(folder, TamperStory.export(tenant));
        byte[] records = Tampering.bytes(signed.original().records());
        byte[] evidence = Tampering.bytes(signed.original().evidence());
        SplittableRandom random = new SplittableRandom(21);

        List<Change> changes = IntStream.range(0, FLIPS)
                .mapToObj(i -> {
                    long bit = random.nextLong(8L * (records.length + evidence.length));
                    boolean first = bit < 8L * records.length;
                    long rest = first ? bit : bit - 8L * records.length;
                    return first
                            ? new Change("records, bit " + rest, () -> flipped(records, rest), () -> evidence)
                            : new Change("evidence, bit " + rest, () -> records, () -> flipped(evidence, rest));
                })
                .toList();

        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    @Test
    void aFlippedBitOfAnEventsTextIsFound() {
        Tampering signed = Tampering.signed(folder, TamperStory.export(TamperStory.acme()));
        Random random = new Random(22);
        List<String> lines = signed.original().evidence();

        List<Change> changes = IntStream.range(0, FLIPS)
                .mapToObj(i -> {
                    int index = random.nextInt(lines.size());
                    ObjectNode line = TestExport.parse(lines.get(index));
                    ObjectNode value = (ObjectNode) line.get("value");
                    // ASCII all of it, so that a bit of a character is one of a byte.
                    char[] text = value.get("event").textValue().toCharArray();
                    int at = random.nextInt(text.length);
                    text[at] ^= (char) (1 << random.nextInt(7));
                    value.put("event", new String(text));
                    return signed.ofLine(
                            "event of line " + index + " at " + at,
                            false,
                            index,
                            new String(RecordJson.bytes(line), UTF_8));
                })
                .toList();

        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    private static byte[] flipped(byte[] bytes, long bit) {
        byte[] flipped = bytes.clone();
        flipped[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
