package io.oisstreams.embedded.demo;

import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.Classification;
import io.oisstreams.output.v1.CommandStatus;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DimensionScores;
import io.oisstreams.output.v1.MeasurementWindow;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is published on one line, for people; times are the simulation's, in UTC. */
final class OutputLine {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Longer texts are cut off; those of the simulation are not. */
    private static final int LONGEST_TEXT = 200;

    private OutputLine() {}

    static String of(OisRecord ois) {
        MeasurementWindow window = ois.getMeasurementWindow();
        DimensionScores scores = ois.getDimensions();
        Classification classification = ois.getExtensions().getClassification();
        return line(
                ois.getTimestampMs(),
                "RECORD",
                ois.getExtensions().getTenantId(),
                String.format(
                        Locale.ROOT,
                        "OIS %s %-9s  DR %s ASI %s ES %s PC %s SD %s VI %s  window %s-%s, %d degradations, %d rejected",
                        ois.getOis() == null ? "   -    " : ois.getOis().toPlainString(),
                        classification == null ? "none" : classification.name(),
                        score(scores.getDecisionReproducibility()),
                        score(scores.getAgentScopeIntegrity()),
                        score(scores.getEvidenceSurvivability()),
                        score(scores.getPolicyContinuity()),
                        score(scores.getSignerDiversity()),
                        score(scores.getVerificationIndependence()),
                        TIME.format(window.getStartMs()),
                        TIME.format(window.getEndMs()),
                        sum(ois.getExtensions().getDegradationCounts()),
                        sum(ois.getExtensions().getRejected())));
    }

    static String of(Alert alert) {
        boolean firing = alert.getStatus() == AlertStatus.firing;
        return line(
                alert.getDetectedAtMs(),
                firing ? "ALERT" : "resolved",
                alert.getTenantId(),
                String.format(
                        Locale.ROOT, "%-8s %s: %s", alert.getSeverity().name(), alert.getRule(), alert.getMessage()));
    }

    /** Empty: a step that is none of its beginning, its end and a missed SLA, of which there are many. */
    static Optional<String> of(Deviation deviation) {
        return switch (deviation.getKind()) {
            case opened -> Optional.of(of(deviation, "DEVIATES", "due " + MINUTE.format(deviation.getSlaDueAtMs())));
            case sla_missed ->
                Optional.of(of(deviation, "SLA MISS", "due " + MINUTE.format(deviation.getSlaDueAtMs())));
            case closed -> Optional.of(of(deviation, "closed", "by " + deviation.getActor()));
            default -> Optional.empty();
        };
    }

    private static String of(Deviation deviation, String kind, String state) {
        return line(
                deviation.getTimestampMs(),
                kind,
                deviation.getTenantId(),
                String.format(
                        Locale.ROOT,
                        "%-8s %s of %s, %s: %s",
                        deviation.getSeverity().name(),
                        deviation.getType().name(),
                        shortened(deviation.getSubject()),
                        state,
                        shortened(deviation.getMessage())));
    }

    static String of(ControlCommand command) {
        return line(
                command.getTimestampMs(),
                command.getStatus() == CommandStatus.issued ? "COMMAND" : "released",
                command.getTenantId(),
                command.getCommand().name() + ": " + shortened(command.getReason()));
    }

    static String of(Report report) {
        return line(report.getTimestampMs(), "REPORT", report.getTenantId(), shortened(report.getName()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    private static String line(Instant time, String kind, String tenantId, String rest) {
        return String.format(Locale.ROOT, "%s  %-8s  %-17s  %s", MINUTE.format(time), kind, tenantId, rest);
    }

    /** Two places, never rounded up: 0.999 is not 1. */
    private static String score(@Nullable BigDecimal value) {
        return value == null ? "  - " : value.setScale(2, RoundingMode.FLOOR).toPlainString();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
