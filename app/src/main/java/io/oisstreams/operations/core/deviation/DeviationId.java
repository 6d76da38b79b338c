package io.oisstreams.operations.core.deviation;

import io.oisstreams.crypto.Sha3;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Ids of deviations: equal logs give equal ones, and their order is that of the detections. */
public final class DeviationId {
    private static final DateTimeFormatter DETECTION =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String BEGINNING = "DEV-";
    private static final int HASH_DIGITS = 16;
    private static final long LAST_MS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    /** Sorts after all digits. */
    private static final String AFTER_ALL_TIMES = "~";

    private DeviationId() {}

    /**
     * The id: {@code DEV-}, the time of the detection in UTC, and 16 digits of the SHA3-256 over all arguments.
     *
     * @param detectedAtMs in ms, in the years 0 to 9999
     * @param causeId what showed it: a topic and an id of an event
     */
    public static String of(String tenantId, DeviationType type, String subject, long detectedAtMs, String causeId) {
        // A tenant's id holds no zero byte, a subject may: with its length no two lists of arguments look alike.
        String parts = String.join(
                "\0",
                tenantId,
                type.label(),
                Long.toString(detectedAtMs),
                Integer.toString(subject.length()),
                subject,
                causeId);
        return BEGINNING + DETECTION.format(Instant.ofEpochMilli(detectedAtMs)) + "-"
                + Sha3.hex256(parts.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }

    /**
     * What the ids of all deviations that were detected at a time or later come after, and those that were detected before it do not.
     *
     * @param detectedAtMs in ms, from the year 0
     */
    public static String from(long detectedAtMs) {
        return BEGINNING
                + (detectedAtMs > LAST_MS ? AFTER_ALL_TIMES : DETECTION.format(Instant.ofEpochMilli(detectedAtMs)));
    }
}
