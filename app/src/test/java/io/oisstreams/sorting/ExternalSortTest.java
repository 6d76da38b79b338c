package io.oisstreams.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.sorting.ExternalSort.Row;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSortTest {
    private final Path folder;

    ExternalSortTest(@TempDir Path folder) {
        this.folder = folder.resolve("sort");
    }

    @Test
    void rowsThatNeverFitIntoMemoryComeBackInOrderAndWhole() {
        List<Row> expected = new ArrayList<>();
        Random random = new Random(7);
        try (ExternalSort sort = new ExternalSort(folder, 10_000)) {
            for (int i = 0; i < 5_000; i++) {
                byte[] payload = new byte[random.nextInt(300)];
                random.nextBytes(payload);
                Row row = new Row(random.nextInt(50), tieBreak(i), payload);
                expected.add(row);
                sort.add(row);
            }
            expected.sort(Row.ORDER);

            List<String> sorted = new ArrayList<>();
            sort.sorted().forEachRemaining(row -> sorted.add(text(row)));

            assertThat(folder).isDirectoryContaining("glob:**/run-*");
            assertThat(sort.size()).isEqualTo(5_000);
            assertThat(sorted)
                    .isEqualTo(expected.stream().map(ExternalSortTest::text).toList());
        }
    }

    @Test
    void whatFitsIntoMemoryTouchesNoDisk() {
        try (ExternalSort sort = new ExternalSort(folder, 10_000)) {
            sort.add(new Row(2, tieBreak(0), new byte[] {2}));
            sort.add(new Row(1, tieBreak(1), new byte[] {1}));

            assertThat(sort.sorted().next().payload()).containsExactly(1);
            assertThat(folder).doesNotExist();
        }
    }

    @Test
    void nothingIsLeftBehind() {
        ExternalSort sort = new ExternalSort(folder, 1);
        sort.add(new Row(1, tieBreak(0), new byte[] {1}));
        assertThat(Files.exists(folder)).isTrue();

        sort.close();

        assertThat(folder).doesNotExist();
    }

    private static String text(Row row) {
        HexFormat hex = HexFormat.of();
        return row.timeMs() + " " + hex.formatHex(row.tieBreak()) + " " + hex.formatHex(row.payload());
    }

    private static byte[] tieBreak(int place) {
        return ByteBuffer.allocate(4).putInt(place).array();
    }
}
