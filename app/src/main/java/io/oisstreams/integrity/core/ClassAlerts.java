package io.oisstreams.integrity.core;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertBook;
import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.alerting.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Alerts on classes: of records, of their dimensions, and, provisionally, of the running score (contract section 3). */
final class ClassAlerts {
    static final String OIS_CLASS = "ois_class";
    static final String OIS_DIMENSION_CLASS = "ois_dimension_class";
    static final String OIS_RUNNING_CLASS = "ois_running_class";

    private ClassAlerts() {}

    /**
     * What a record changes: the classes of the composite and of each dimension, and the end of what was provisional. A score
     * that could not be computed leaves the alert as it is.
     */
    static List<Alert> atClose(AlertBook book, IntegrityRecord record) {
        MeasurementWindow window = record.window();
        long atMs = window.closesAtMs();
        List<Alert> alerts = new ArrayList<>();
        alerts.addAll(book.observe(observation(
                record.tenantId(),
                OIS_RUNNING_CLASS,
                Optional.of(runningSubject(window)),
                Optional.empty(),
                Optional.empty(),
                window,
                atMs,
                "provisional: the window is closed, its record is published")));
        record.score()
                .ois()
                .ifPresent(ois ->
                        alerts.addAll(book.observe(classObservation(record, OIS_CLASS, Optional.empty(), ois, "OIS"))));
        for (Dimension dimension : Dimension.values()) {
            record.score().of(dimension).ifPresent(value -> {
                Optional<String> subject = Optional.of(dimension.fieldName());
                alerts.addAll(book.observe(
                        classObservation(record, OIS_DIMENSION_CLASS, subject, value, dimension.fieldName())));
            });
        }
        return alerts;
    }

    /** What the running score of an open window changes. */
    static List<Alert> whileOpen(AlertBook book, RunningScore running, long detectedAtMs) {
        Optional<BigDecimal> ois = running.score().ois();
        if (ois.isEmpty()) {
            return List.of();
        }
        return book.observe(observation(
                running.tenantId(),
                OIS_RUNNING_CLASS,
                Optional.of(runningSubject(running.window())),
                condition(Classification.of(ois.get())),
                ois,
                running.window(),
                detectedAtMs,
                "provisional: the running OIS is " + ois.get() + ", "
                        + Classification.of(ois.get()).label()));
    }

    private static Observation classObservation(
            IntegrityRecord record, String rule, Optional<String> subject, BigDecimal value, String name) {
        Classification classification = Classification.of(value);
        return observation(
                record.tenantId(),
                rule,
                subject,
                condition(classification),
                Optional.of(value),
                record.window(),
                record.window().closesAtMs(),
                name + " is " + value + ", " + classification.label());
    }

    private static Observation observation(
            String tenantId,
            String rule,
            Optional<String> subject,
            Optional<Condition> condition,
            Optional<BigDecimal> value,
            MeasurementWindow window,
            long detectedAtMs,
            String message) {
        return new Observation(
                tenantId, rule, subject, condition, value, window.startMs(), window.endMs(), detectedAtMs, message);
    }

    private static Optional<Condition> condition(Classification classification) {
        return switch (classification) {
            case HEALTHY -> Optional.empty();
            case ATTENTION -> Optional.of(new Condition(Severity.WARNING, Optional.of(Classification.HEALTHY_ABOVE)));
            case CRITICAL -> Optional.of(new Condition(Severity.CRITICAL, Optional.of(Classification.CRITICAL_BELOW)));
        };
    }

    /** Two windows can be open at once: each has a provisional alert of its own. */
    private static String runningSubject(MeasurementWindow window) {
        return Instant.ofEpochMilli(window.startMs()).toString();
    }
}
