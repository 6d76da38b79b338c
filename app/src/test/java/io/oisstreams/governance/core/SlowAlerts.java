package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The alerts of the default profile by the definition: at each decision and at each whole minute the totals of the window are counted
 * anew from all decisions so far.
 */
final class SlowAlerts {
    private static final long MINUTE = 60_000;

    private final long windowMs;
    private final List<Admitted> decisions = new ArrayList<>();
    private final Map<String, String> firing = new TreeMap<>();
    private final List<Expected> alerts = new ArrayList<>();

    /** What an alert must say. */
    record Expected(String rule, boolean firing, String id, long detectedAtMs, BigDecimal value, long windowEndMs) {}

    private SlowAlerts(long windowMs) {
        this.windowMs = windowMs;
    }

    static List<Expected> of(long windowMs, List<Admitted> all, long untilMs) {
        SlowAlerts model = new SlowAlerts(windowMs);
        int next = 0;
        long firstMinute = all.get(0).admissionMs() / MINUTE * MINUTE;
        for (long minute = firstMinute; minute <= untilMs; minute += MINUTE) {
            while (next < all.size() && all.get(next).admissionMs() <= minute) {
                model.decided(all.get(next++));
            }
            model.judge(minute);
            while (next < all.size() && all.get(next).admissionMs() < minute + MINUTE) {
                model.decided(all.get(next++));
            }
        }
        return model.alerts;
    }

    private void decided(Admitted decision) {
        decisions.add(decision);
        judge(decision.admissionMs());
    }

    private void judge(long timeMs) {
        long end = timeMs / MINUTE * MINUTE + MINUTE;
        for (Admitted decision : decisions) {
            end = Math.max(end, decision.decision().timestampMs() / MINUTE * MINUTE + MINUTE);
        }
        long requests = count(end, Counter.EVENTS);
        BigDecimal guard = BigDecimal.valueOf(count(end, Counter.REPLAY_GUARD_UNAVAILABLE));
        BigDecimal denials = BigDecimal.valueOf(count(end, Counter.SECURITY_DENIALS));
        BigDecimal mismatches = BigDecimal.valueOf(count(end, Counter.TENANT_MISMATCHES));
        BigDecimal n = BigDecimal.valueOf(Math.max(1, requests));
        observe("alert_replay_guard_unavailable", guard.signum() > 0, guard, end, timeMs);
        observe(
                "alert_denial_spike",
                denials.multiply(BigDecimal.TEN).compareTo(n.multiply(new BigDecimal(4))) > 0,
                denials.divide(n, 18, RoundingMode.HALF_EVEN),
                end,
                timeMs);
        observe(
                "alert_tenant_mismatch_spike",
                mismatches.multiply(BigDecimal.TEN).compareTo(n) > 0,
                mismatches.divide(n, 18, RoundingMode.HALF_EVEN),
                end,
                timeMs);
    }

    private long count(long end, Counter counter) {
        return decisions.stream()
                .map(Admitted::decision)
                .filter(decision -> decision.counters().contains(counter))
                .mapToLong(decision -> decision.timestampMs() / MINUTE * MINUTE)
                .filter(minute -> minute >= end - windowMs && minute < end)
                .count();
    }

    private void observe(String rule, boolean breached, BigDecimal value, long end, long timeMs) {
        if (breached == firing.containsKey(rule)) {
            return;
        }
        String name = String.join("\n", "t", rule, "", "CRITICAL", "" + (end - windowMs), "" + timeMs);
        String id = breached
                ? UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString()
                : firing.remove(rule);
        if (breached) {
            firing.put(rule, id);
        }
        alerts.add(new Expected(rule, breached, id, timeMs, value, end));
    }
}
