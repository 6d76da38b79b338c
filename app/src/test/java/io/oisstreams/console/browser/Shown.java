package io.oisstreams.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How the pages write what the queries answer; written a second time here, so that a test does not believe the pages. */
final class Shown {
    static final String NONE = "\u2013";

    private static final Map<String, String> DIMENSIONS = Map.of(
            "decision_reproducibility", "Decision reproducibility",
            "agent_scope_integrity", "Agent scope integrity",
            "evidence_survivability", "Evidence survivability",
            "policy_continuity", "Policy continuity",
            "signer_diversity", "Signer diversity",
            "verification_independence", "Verification independence");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Shown() {}

    /** A number with its digits, a text as it is. */
    static String exact(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return NONE;
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** A score, and its class unless it is Healthy. */
    static String score(JsonNode value) {
        if (value.isNull()) {
            return NONE + " no value";
        }
        BigDecimal score = value.decimalValue();
        if (score.compareTo(new BigDecimal("0.95")) > 0) {
            return score.toPlainString();
        }
        return score.toPlainString() + (score.compareTo(new BigDecimal("0.8")) >= 0 ? " Attention" : " Critical");
    }

    static String classification(JsonNode value) {
        return value.isNull() ? "No score" : value.asText();
    }

    static String count(JsonNode value) {
        return value.isNull() ? NONE : count(value.longValue());
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A time in UTC, given as text or as milliseconds. */
    static String time(JsonNode value) {
        return value.isNull() ? NONE : time(instant(value));
    }

    static String time(Instant at) {
        return (at.atOffset(ZoneOffset.UTC).getSecond() == 0 ? MINUTE : SECOND).format(at);
    }

    static Instant instant(JsonNode value) {
        return value.isNumber() ? Instant.ofEpochMilli(value.longValue()) : Instant.parse(value.asText());
    }

    static String day(JsonNode value) {
        return time(value).substring(0, 10);
    }

    static String dimension(JsonNode field) {
        return Objects.requireNonNull(DIMENSIONS.get(field.asText()));
    }

    /** replay_failure as Replay failure. */
    static String words(JsonNode identifier) {
        return words(identifier.asText());
    }

    static String words(String identifier) {
        String text = identifier.replace('_', ' ');
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A text, or nothing where there is none. */
    static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }
}
