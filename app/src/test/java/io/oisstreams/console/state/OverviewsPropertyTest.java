package io.oisstreams.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.alerting.Severity;
import io.oisstreams.console.core.FiringAlerts;
import io.oisstreams.console.core.History;
import io.oisstreams.console.core.Overview;
import io.oisstreams.console.core.ScoredWindow;
import io.oisstreams.rows.CommittedRows;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tenants stand against a model that keeps every message, with messages repeated, in any order, and starts anew between them. */
class OverviewsPropertyTest {
    private static final List<String> TENANTS = List.of("a", "ab", "b");
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    private final RowStore rows = new RowStore();
    private final RowStore open = new RowStore();

    /** One message; the later ones of an id and what is about it decide. */
    private sealed interface Message {
        String tenantId();
    }

    private record Scored(String tenantId, ScoredWindow window) implements Message {}

    private record Alerted(String tenantId, String id, Severity severity, boolean firing) implements Message {}

    private record Deviated(String tenantId, String id, boolean opened) implements Message {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theyStandAsTheModelSays(long seed) {
        Random random = new Random(seed);
        List<Message> messages = messages(random);

        tell(messages, random);

        CommittedRows committed = new CommittedRows(rows);
        for (String tenantId : TENANTS) {
            assertThat(Overviews.of(committed, tenantId))
                    .as(tenantId)
                    .isEqualTo(model(messages.stream()
                            .filter(m -> m.tenantId().equals(tenantId))
                            .toList()));
        }
        assertThat(committed.tenants(10)).isEqualTo(TENANTS);
    }

    private List<Message> messages(Random random) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String tenantId = TENANTS.get(random.nextInt(TENANTS.size()));
            int number = random.nextInt(12);
            Message message =
                    switch (random.nextInt(3)) {
                        case 0 -> new Scored(tenantId, window(random.nextInt(60)));
                        case 1 ->
                            new Alerted(tenantId, "alert-" + number, SEVERITIES.get(number % 4), random.nextBoolean());
                        default -> new Deviated(tenantId, "deviation-" + number, random.nextBoolean());
                    };
            messages.addAll(Collections.nCopies(1 + random.nextInt(2), message));
        }
        return messages;
    }

    private static ScoredWindow window(int start) {
        Optional<BigDecimal> ois = start % 7 == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(start, 6));
        return new ScoredWindow(start, start + 1, ois, Optional.of("Critical"), Collections.nCopies(6, ois));
    }

    private void tell(List<Message> messages, Random random) {
        Rows currentRows = new Rows(rows);
        Rows currentOpen = new Rows(open);
        for (Message message : messages) {
            tell(message, new Overviews(currentRows, currentOpen));
            if (random.nextInt(10) == 0) {
                currentOpen.write();
                currentRows.write();
            }
            if (random.nextInt(50) == 0) {
                currentOpen.write();
                currentRows.write();
                currentRows = new Rows(rows);
                currentOpen = new Rows(open);
            }
        }
        currentOpen.write();
        currentRows.write();
    }

    private static void tell(Message message, Overviews overviews) {
        if (message instanceof Scored scored) {
            overviews.scored(scored.tenantId(), scored.window());
        } else if (message instanceof Alerted alert && alert.firing()) {
            overviews.fired(alert.tenantId(), alert.id(), alert.severity());
        } else if (message instanceof Alerted alert) {
            overviews.resolved(alert.tenantId(), alert.id());
        } else if (message instanceof Deviated deviation && deviation.opened()) {
            overviews.opened(deviation.tenantId(), deviation.id());
        } else {
            Deviated deviation = (Deviated) message;
            overviews.closed(deviation.tenantId(), deviation.id());
        }
    }

    /** All messages of one tenant, looked at at once. */
    private static Overview model(List<Message> messages) {
        Map<Long, ScoredWindow> windows = new TreeMap<>();
        Map<String, Alerted> alerts = new HashMap<>();
        Map<String, Boolean> deviations = new HashMap<>();
        for (Message message : messages) {
            if (message instanceof Scored scored) {
                windows.put(scored.window().startMs(), scored.window());
            } else if (message instanceof Alerted alert) {
                alerts.put(alert.id(), alert);
            } else if (message instanceof Deviated deviation) {
                deviations.put(deviation.id(), deviation.opened());
            }
        }
        List<History.Point> points = windows.values().stream()
                .map(window -> new History.Point(window.startMs(), window.ois()))
                .toList();
        return new Overview(
                windows.values().stream().max(Comparator.comparingLong(ScoredWindow::startMs)),
                new History(points.subList(Math.max(0, points.size() - 30), points.size())),
                new FiringAlerts(
                        firing(alerts, Severity.CRITICAL),
                        firing(alerts, Severity.HIGH),
                        firing(alerts, Severity.WARNING),
                        firing(alerts, Severity.INFO)),
                deviations.values().stream().filter(opened -> opened).count());
    }

    private static long firing(Map<String, Alerted> alerts, Severity severity) {
        return alerts.values().stream()
                .filter(alert -> alert.firing() && alert.severity() == severity)
                .count();
    }
}
