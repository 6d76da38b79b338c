package io.oisstreams.embedded.demo;

import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.Classification;
import io.oisstreams.output.v1.DimensionScores;
import io.oisstreams.output.v1.MeasurementWindow;
import io.oisstreams.output.v1.OisRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record or an alert on one line, for people; times are the simulation's, in UTC. */
final class OutputLine {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

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
