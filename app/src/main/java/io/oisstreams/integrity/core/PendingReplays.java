package io.oisstreams.integrity.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The replays of a tenant that wait for decisions, by request. Not safe for use by several threads. */
public final class PendingReplays {
    private final Map<String, List<PendingReplay>> byRequest = new HashMap<>();

    /** Keeps a replay until its decision comes. */
    public void add(PendingReplay replay) {
        byRequest.computeIfAbsent(replay.requestId(), id -> new ArrayList<>()).add(replay);
    }

    /** Whether none waits. */
    public boolean isEmpty() {
        return byRequest.isEmpty();
    }

    /** Takes the replays that waited for a decision of the window, which has come: they are used in it now. */
    public List<PendingReplay> use(String requestId, MeasurementWindow window) {
        Predicate<PendingReplay> waitsOnWindow = replay ->
                window.acceptsReplay(replay.admissionMs()) && !replay.usedIn().contains(window.startMs());
        return take(requestId, waitsOnWindow).stream()
                .map(replay -> replay.usedIn(window))
                .toList();
    }

    /** Takes the replays that waited for decisions of this window or earlier ones, and can't any longer, in the order of their admission. */
    List<PendingReplay> takeUntil(MeasurementWindow closing) {
        long untilMs = closing.next().acceptsFromMs();
        return List.copyOf(byRequest.keySet()).stream()
                .flatMap(requestId -> take(requestId, replay -> replay.admissionMs() < untilMs).stream())
                .sorted(PendingReplay.ORDER)
                .toList();
    }

    private List<PendingReplay> take(String requestId, Predicate<PendingReplay> wanted) {
        List<PendingReplay> waiting = byRequest.getOrDefault(requestId, new ArrayList<>());
        List<PendingReplay> taken = waiting.stream().filter(wanted).toList();
        waiting.removeIf(wanted);
        if (waiting.isEmpty()) {
            byRequest.remove(requestId);
        }
        return taken;
    }
}
