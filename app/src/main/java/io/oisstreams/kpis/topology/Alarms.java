package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.rows.Agenda;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Alerts that time raises, about what goes on for too long. What an event changes comes after all alarms that time had raised until its
 * admission, whether a tick has told of them by then or not.
 */
final class Alarms {
    private final Agenda<Due> agenda;
    private final Alerts alerts;

    Alarms(Agenda<Due> agenda, Alerts alerts) {
        this.agenda = agenda;
        this.alerts = alerts;
    }

    /**
     * Something that goes on.
     *
     * @param beganMs in ms
     * @param knownMs admission time in ms of what said so: no alarm comes before it
     * @param alarmsMs how long it must be exceeded by for each alarm, in ms, ascending
     * @param condition what is wrong after so many ms
     * @param value how so many ms are reported
     * @param message in words
     */
    record Ongoing(
            String tenantId,
            Definition kpi,
            Optional<String> subject,
            long beganMs,
            long knownMs,
            List<Long> alarmsMs,
            LongFunction<Optional<Condition>> condition,
            LongFunction<BigDecimal> value,
            String message) {

        /** When it first exceeds a duration, and that is known, in ms. */
        private long exceedsAt(long alarmMs) {
            return Math.max(beganMs + alarmMs + 1, knownMs);
        }
    }

    /** Puts its alarms on the agenda. */
    void schedule(Ongoing thing, Due.Kind kind) {
        dues(thing, kind).forEach(agenda::add);
    }

    /** Takes its alarms off the agenda, as far as they have not come. */
    void cancel(Ongoing thing, Due.Kind kind) {
        dues(thing, kind).forEach(agenda::remove);
    }

    private static List<Due> dues(Ongoing thing, Due.Kind kind) {
        return thing.alarmsMs().stream()
                .map(alarmMs -> new Due(
                        thing.exceedsAt(alarmMs),
                        kind,
                        thing.tenantId(),
                        thing.subject().orElse("")))
                .toList();
    }

    /** Raises what came due before a time, in ms, and was not raised yet. */
    void raise(Ongoing thing, long beforeMs) {
        for (long alarmMs : thing.alarmsMs()) {
            long timeMs = thing.exceedsAt(alarmMs);
            boolean raised = alerts.find(thing.tenantId(), thing.kpi().rule(), thing.subject())
                    .map(Alert::detectedAtMs)
                    .filter(detectedMs -> detectedMs >= timeMs)
                    .isPresent();
            if (timeMs < beforeMs && !raised) {
                look(thing, timeMs, timeMs - thing.beganMs());
            }
        }
    }

    /**
     * Looks at it, whether it still goes on or not.
     *
     * @param timeMs when, in ms
     * @param lastedMs for how long it has gone on, in ms
     */
    void look(Ongoing thing, long timeMs, long lastedMs) {
        alerts.observe(new Observation(
                thing.tenantId(),
                thing.kpi().rule(),
                thing.subject(),
                thing.condition().apply(lastedMs),
                Optional.of(thing.value().apply(lastedMs)),
                thing.beganMs(),
                timeMs,
                timeMs,
                thing.message()));
    }

    /**
     * It is over: if that took too long and nothing has told of it yet, its alert fires; then its alert ends.
     *
     * @param lastedMs how long it took, in ms
     */
    void end(Ongoing thing, long timeMs, long lastedMs, String message) {
        if (thing.condition().apply(lastedMs).isPresent()) {
            look(thing, timeMs, lastedMs);
        }
        end(thing, timeMs, message);
    }

    /** It is over, however long it took: its alert ends. */
    void end(Ongoing thing, long timeMs, String message) {
        alerts.find(thing.tenantId(), thing.kpi().rule(), thing.subject())
                .ifPresent(alert -> alerts.resolve(alert, timeMs, message));
    }
}
