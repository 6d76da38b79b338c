package io.oisstreams.governance.core;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertBook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The trailing window of a tenant that alerts are judged over: it ends with the minute that the time lies in. What is in it changes with a
 * decision, and when a minute leaves it; at both it is judged. Not for several threads.
 */
public final class AlertWindow {
    private static final long MINUTE_MS = Granularity.MINUTE.lengthMs();

    private final String tenantId;
    private final long lengthMs;
    private final SecurityRules rules;
    private final LongFunction<SecurityTotals> minutes;
    private final AlertBook book;
    private long endMs;
    private SecurityTotals totals;

    /**
     * A window as it was left.
     *
     * @param lengthMs in ms, whole minutes
     * @param minutes the totals of the minute that starts at a time in ms
     */
    public AlertWindow(
            String tenantId,
            long lengthMs,
            SecurityRules rules,
            LongFunction<SecurityTotals> minutes,
            State state) {
        this.tenantId = tenantId;
        this.lengthMs = lengthMs;
        this.rules = rules;
        this.minutes = minutes;
        this.book = new AlertBook(state.firing());
        this.endMs = state.endMs();
        this.totals = state.totals();
    }

    /**
     * What there is to keep of it.
     *
     * @param endMs exclusive, in ms
     * @param totals of what is in it
     * @param firing the alerts that have fired and not been resolved
     */
    public record State(long endMs, SecurityTotals totals, List<Alert> firing) {
        /** Of a tenant that was never heard of. */
        public static final State NEW = new State(0, SecurityTotals.NONE, List.of());
    }

    /** What there is to keep. */
    public State state() {
        return new State(endMs, totals, book.firing());
    }

    /** Whether time alone can change anything. */
    boolean isIdle() {
        return totals.equals(SecurityTotals.NONE) && book.firing().isEmpty();
    }

    /** Judges each whole minute up to a time, in ms, at which something left the window. */
    List<Alert> passTo(long timeMs) {
        List<Alert> alerts = new ArrayList<>();
        while (endMs <= timeMs && !isIdle()) {
            long momentMs = endMs;
            boolean changed = moveTo(momentMs + MINUTE_MS);
            if (changed) {
                alerts.addAll(judge(momentMs));
            }
        }
        moveTo(Math.max(endMs, endAt(timeMs)));
        return alerts;
    }

    /**
     * Judges what a decision changes, which its minute does not have yet.
     *
     * @param minuteMs start of the decision's minute, in ms
     * @param admissionMs in ms
     */
    List<Alert> add(SecurityTotals decision, long minuteMs, long admissionMs) {
        while (endMs < Math.max(endAt(admissionMs), minuteMs + MINUTE_MS)) {
            moveTo(isIdle() ? Math.max(endAt(admissionMs), minuteMs + MINUTE_MS) : endMs + MINUTE_MS);
        }
        if (minuteMs >= endMs - lengthMs) {
            totals = totals.plus(decision);
        }
        return judge(admissionMs);
    }

    private static long endAt(long timeMs) {
        return Granularity.MINUTE.startOf(timeMs) + MINUTE_MS;
    }

    /** Moves the end by a minute, or to anywhere if nothing is in the window; returns whether something left it. */
    private boolean moveTo(long newEndMs) {
        if (newEndMs <= endMs) {
            return false;
        }
        if (isIdle()) {
            endMs = newEndMs;
            return false;
        }
        SecurityTotals leaving = minutes.apply(endMs - lengthMs);
        endMs = newEndMs;
        totals = totals.minus(leaving);
        return !leaving.equals(SecurityTotals.NONE);
    }

    private List<Alert> judge(long timeMs) {
        Span window = new Span(endMs - lengthMs, endMs);
        List<Alert> alerts = new ArrayList<>();
        rules.look(tenantId, totals, window, timeMs).forEach(seen -> alerts.addAll(book.observe(seen)));
        return alerts;
    }
}
