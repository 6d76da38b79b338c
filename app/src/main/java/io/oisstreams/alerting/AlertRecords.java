package io.oisstreams.alerting;

import io.oisstreams.output.v1.AlertStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alerts as Avro records of the {@code alerts} topic. */
public final class AlertRecords {
    private static final int SCALE = 18;
    private static final int PRECISION = 38;

    private AlertRecords() {}

    /** The Avro form; values are rounded HALF_EVEN to 18 decimals, and one with more digits than it holds is left out. */
    public static io.oisstreams.output.v1.Alert of(Alert alert) {
        return io.oisstreams.output.v1.Alert.newBuilder()
                .setAlertId(alert.alertId())
                .setTenantId(alert.tenantId())
                .setRule(alert.rule())
                .setSeverity(io.oisstreams.output.v1.Severity.valueOf(
                        alert.severity().name().toLowerCase(Locale.ROOT)))
                .setStatus(alert.firing() ? AlertStatus.firing : AlertStatus.resolved)
                .setSubject(alert.subject().orElse(null))
                .setValue(decimal(alert.value()))
                .setThreshold(decimal(alert.threshold()))
                .setWindowStartMs(Instant.ofEpochMilli(alert.windowStartMs()))
                .setWindowEndMs(Instant.ofEpochMilli(alert.windowEndMs()))
                .setDetectedAtMs(Instant.ofEpochMilli(alert.detectedAtMs()))
                .setMessage(alert.message())
                .build();
    }

    private static @Nullable BigDecimal decimal(Optional<BigDecimal> value) {
        return value.map(v -> v.setScale(SCALE, RoundingMode.HALF_EVEN))
                .filter(v -> v.precision() <= PRECISION)
                .orElse(null);
    }
}
