package io.oisstreams.kpis.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the chain needs of an entry; a field that is missing or of the wrong type is empty here.
 *
 * @param sequence its {@code sequence_number}, from 0
 * @param time its {@code timestamp}; one without a zone is taken as UTC
 * @param previousHash its {@code prev_entry_hash}
 * @param statedHash its {@code entry_hash}
 * @param faults of its content, each in one line; none: its hash is that of its content
 */
record AuditEntry(
        OptionalLong sequence,
        Optional<Instant> time,
        Optional<String> previousHash,
        Optional<String> statedHash,
        List<String> faults) {
    static final String SEQUENCE = "sequence_number";
    static final String TIMESTAMP = "timestamp";
    static final String PREVIOUS_HASH = "prev_entry_hash";
    static final String ENTRY_HASH = "entry_hash";

    private static final DateTimeFormatter ISO_8601 = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    AuditEntry {
        faults = List.copyOf(faults);
    }

    /** The entry of a line, UTF-8. Never fails: what can't be read is a fault. */
    static AuditEntry read(byte[] line) {
        ObjectNode json;
        try {
            json = PythonJson.read(line);
        } catch (IllegalArgumentException unreadable) {
            return unreadable(String.valueOf(unreadable.getMessage()));
        }
        List<String> faults = new ArrayList<>();
        OptionalLong sequence = sequence(json, faults);
        Optional<Instant> time = time(json, faults);
        Optional<String> previousHash = hash(json, PREVIOUS_HASH, faults);
        Optional<String> statedHash = hash(json, ENTRY_HASH, faults);
        checkContent(json, statedHash, faults);
        return new AuditEntry(sequence, time, previousHash, statedHash, faults);
    }

    /** A line of which nothing can be read. */
    static AuditEntry unreadable(String why) {
        return new AuditEntry(
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("the line is " + why));
    }

    private static OptionalLong sequence(ObjectNode json, List<String> faults) {
        JsonNode value = json.path(SEQUENCE);
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
            return OptionalLong.of(value.longValue());
        }
        faults.add(wrong(SEQUENCE, value, "a whole number from 0"));
        return OptionalLong.empty();
    }

    private static Optional<Instant> time(ObjectNode json, List<String> faults) {
        JsonNode value = json.path(TIMESTAMP);
        try {
            if (value.isTextual()) {
                TemporalAccessor time =
                        ISO_8601.parseBest(value.textValue(), OffsetDateTime::from, LocalDateTime::from);
                return Optional.of(
                        time instanceof OffsetDateTime zoned
                                ? zoned.toInstant()
                                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
            }
        } catch (DateTimeParseException noTime) {
            // Said below.
        }
        faults.add(wrong(TIMESTAMP, value, "a time in ISO 8601"));
        return Optional.empty();
    }

    private static Optional<String> hash(ObjectNode json, String name, List<String> faults) {
        JsonNode value = json.path(name);
        if (value.isTextual() && ExpectedEnd.isHash(value.textValue())) {
            return Optional.of(value.textValue());
        }
        faults.add(wrong(name, value, "64 lower-case hexadecimal digits"));
        return Optional.empty();
    }

    private static void checkContent(ObjectNode json, Optional<String> statedHash, List<String> faults) {
        try {
            json.remove(ENTRY_HASH);
            String hash = sha256(PythonJson.write(json));
            statedHash
                    .filter(stated -> !stated.equals(hash))
                    .ifPresent(stated -> faults.add("entry_hash is " + stated + ", expected " + hash));
        } catch (IllegalArgumentException unwritable) {
            faults.add("the entry has " + unwritable.getMessage());
        }
    }

    private static String wrong(String name, JsonNode value, String expected) {
        return name + (value.isMissingNode() ? " is missing" : " is not " + expected);
    }

    private static String sha256(String ascii) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(ascii.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
