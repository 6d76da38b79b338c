package io.oisstreams.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.http.MapStore;
import io.oisstreams.http.WritableStore;
import io.oisstreams.paging.TimedKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRowsTest {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final MapStore store = new MapStore();
    private final AlertRows alerts = new AlertRows(new WritableStore(store), 10);

    /** What is kept, the newest first. */
    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        List<TimedKey> keys = new ArrayList<>();
        store.all().forEachRemaining(row -> keys.add(TimedKey.of(row.key)));
        keys.stream()
                .sorted(TimedKey.NEWEST_FIRST)
                .forEach(key -> rows.add(new String(store.get(key.bytes()), StandardCharsets.UTF_8)));
        return rows;
    }

    @Test
    void nothingIsSeenBeforeItIsWritten() {
        alerts.put("t", "a", true, 5, "a fires");

        assertThat(rows()).isEmpty();
    }

    @Test
    void theSameToldTwiceIsOneRow() {
        alerts.put("t", "a", true, 5, "a fires");
        alerts.write();
        alerts.put("t", "a", true, 5, "a fires");
        alerts.put("t", "a", false, 6, "a ends");
        alerts.put("t", "a", false, 6, "a ends");
        alerts.write();

        assertThat(rows()).containsExactly("a ends", "a fires");
    }

    @Test
    void ofOneTimeThoseThatFireAreNewerThanThoseThatEnd() {
        for (int i = 0; i < 20; i++) {
            alerts.put("t", "old-" + i, false, 5, "ends");
            alerts.put("t", "new-" + i, true, 5, "fires");
        }
        alerts.write();

        assertThat(rows().subList(0, 20)).containsOnly("fires");
        assertThat(rows().subList(20, 40)).containsOnly("ends");
    }

    @Test
    void aNewerOneSaysWhatIsTooOldOfItsTenantAlone() {
        alerts.put("t", "a", true, 5, "t 5");
        alerts.put("t", "b", true, 6, "t 6");
        alerts.put("u", "a", true, 5, "u 5");
        alerts.write();

        alerts.put("t", "c", true, 10 * DAY_MS + 6, "t new");
        alerts.write();

        assertThat(rows()).containsExactly("t new", "t 6", "u 5");
    }
}
