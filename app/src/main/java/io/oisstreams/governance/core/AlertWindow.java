package io.oisstreams.governance.core;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertBook;
import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.alerting.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * The trailing window of a tenant that alerts are judged over: it ends with the minute that the time lies in. What is in it changes with a
 * decision, and when a minute leaves it; at both it is judged. Not for several threads.
 */
public final class AlertWindow {
    private static final long MINUTE_MS = Granularity.MINUTE.lengthMs();

    private final String tenantId;
    private final long lengthMs;
    private final List<SecurityRule> rules;
    private final LongFunction<SecurityTotals> minutes;
    private final AlertBook book;
    private long endMs;
    private SecurityTotals totals;

    /**
     * A window as it was left.
     *
     * @param lengthMs in ms, whole minutes
     * @param thresholds what it is held against
     * @param minutes the totals of the minute that starts at a time in ms
     */
    public AlertWindow(
            String tenantId,
            long lengthMs,
            AlertThresholds thresholds,
            LongFunction<SecurityTotals> minutes,
            State state) {
        this.tenantId = tenantId;
        this.lengthMs = lengthMs;
        this.rules = SecurityRule.of(thresholds);
        this.minutes = minutes;
        this.book = new AlertBook(state.firing());
        this.endMs = state.endMs();
        this.totals = state.lengthMs() == lengthMs || state.equals(State.NEW) ? state.totals() : recounted();
    }

    /** After another length was configured. */
    private SecurityTotals recounted() {
        SecurityTotals sum = SecurityTotals.NONE;
        for (long minuteMs = endMs - lengthMs; minuteMs < endMs; minuteMs += MINUTE_MS) {
            sum = sum.plus(minutes.apply(minuteMs));
        }
        return sum;
    }

    /**
     * What there is to keep of it.
     *
     * @param endMs exclusive, in ms
     * @param lengthMs in ms
     * @param totals of what is in it
     * @param firing the alerts that have fired and not been resolved
     */
    public record State(long endMs, long lengthMs, SecurityTotals totals, List<Alert> firing) {
        /** Of a tenant that was never heard of. */
        public static final State NEW = new State(0, 0, SecurityTotals.NONE, List.of());
    }

    /** What there is to keep. */
    public State state() {
        return new State(endMs, lengthMs, totals, book.firing());
    }

    /** Whether time alone can change anything. */
    boolean isIdle() {
        return totals.equals(SecurityTotals.NONE) && book.firing().isEmpty();
    }

    /** Judges each whole minute up to a time, in ms, at which something left the window; returns whether there is anything new to keep. */
    boolean passTo(long timeMs, Consumer<Alert> alerts) {
        if (isIdle()) {
            endMs = Math.max(endMs, endAt(timeMs));
            return false;
        }
        boolean moved = false;
        while (endMs <= timeMs && !isIdle()) {
            long momentMs = endMs;
            if (moveByAMinute()) {
                judge(momentMs, alerts);
            }
            moved = true;
        }
        return moved;
    }

    /**
     * Judges what a decision changes, which its minute does not have yet.
     *
     * @param minuteMs start of the decision's minute, in ms
     * @param admissionMs in ms
     */
    void add(SecurityTotals decision, long minuteMs, long admissionMs, Consumer<Alert> alerts) {
        long wantedEndMs = Math.max(endAt(admissionMs), minuteMs + MINUTE_MS);
        while (endMs < wantedEndMs && !isIdle()) {
            moveByAMinute();
        }
        endMs = Math.max(endMs, wantedEndMs);
        if (minuteMs >= endMs - lengthMs) {
            totals = totals.plus(decision);
        }
        judge(admissionMs, alerts);
    }

    private static long endAt(long timeMs) {
        return Granularity.MINUTE.startOf(timeMs) + MINUTE_MS;
    }

    /** Returns whether something left the window. */
    private boolean moveByAMinute() {
        SecurityTotals leaving = minutes.apply(endMs - lengthMs);
        endMs += MINUTE_MS;
        totals = totals.minus(leaving);
        return !leaving.equals(SecurityTotals.NONE);
    }

    private void judge(long timeMs, Consumer<Alert> alerts) {
        for (SecurityRule rule : rules) {
            boolean breached = rule.isBreached(totals);
            if (breached != book.isFiring(rule.name(), Optional.empty())) {
                book.observe(observation(rule, breached, timeMs)).forEach(alerts);
            }
        }
    }

    /** A breach is critical (contract section 3). */
    private Observation observation(SecurityRule rule, boolean breached, long timeMs) {
        return new Observation(
                tenantId,
                rule.name(),
                Optional.empty(),
                breached
                        ? Optional.of(new Condition(Severity.CRITICAL, Optional.of(rule.threshold())))
                        : Optional.empty(),
                Optional.of(rule.value(totals)),
                endMs - lengthMs,
                endMs,
                timeMs,
                rule.message(totals));
    }
}
