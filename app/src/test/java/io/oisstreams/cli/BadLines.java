package io.oisstreams.cli;

import static io.oisstreams.integrity.topology.ScenarioLines.line;

import java.util.Base64;
import java.util.List;

/** Every kind of bad input that a file can hold, each in one line, and the reason under which it ends. */
final class BadLines {
    /** The tenant that sends them. */
    static final String TENANT = "hostile";

    /**
     * A line.
     *
     * @param reason the expected reason; empty: it counts all the same
     * @param produced whether it goes through the broker before it is refused
     */
    record Bad(String line, String reason, boolean produced) {}

    private BadLines() {}

    static List<Bad> at(long ms) {
        return List.of(
                new Bad("nonsense", "NOT_JSON", false),
                new Bad("{\"topic\":\"agent.actions\"} {}", "NOT_JSON", false),
                new Bad(line("no.such.topic", ms, action("b1", ms, "")), "UNKNOWN_TOPIC", false),
                new Bad(line("ois.records", ms, "{}"), "UNKNOWN_TOPIC", false),
                new Bad(line("agent.actions", ms, "{\"tenant_id\":\"hostile\"}"), "MISSING_FIELD", false),
                new Bad(line("agent.actions", ms, action("b2", ms, ",\"escalated\":\"no\"")), "INVALID_FIELD", false),
                new Bad(line("agent.actions", ms, action("b3", ms, ",\"unheard_of\":1")), "INVALID_FIELD", false),
                new Bad(line("agent.actions", ms, action("b4", -1, "")), "INVALID_FIELD", false),
                new Bad(line("agent.actions", -1, action("b5", ms, "")), "INVALID_FIELD", false),
                new Bad(line("agent.actions", ms, "null"), "NULL_VALUE", false),
                new Bad(
                        line("governance.decisions", ms, decision("b6", ms, "postpone", "policy")),
                        "INVALID_FIELD",
                        false),
                new Bad(
                        line(
                                "governance.replays",
                                ms,
                                replay("b7", ms, ",\"detail\":\"" + "x".repeat(10_000_000) + "\"")),
                        "TOO_LARGE",
                        true),
                new Bad(line("agent.actions", ms, action("b8", 0, "")), "CLOCK_SKEW", true),
                new Bad(line("agent.actions", ms, action("b9", 4_102_444_800_000L, "")), "CLOCK_SKEW", true),
                new Bad(line("governance.decisions", ms, decision("ok", ms, "allow", "from_the_future")), "", true),
                new Bad(line("agent.actions", ms, action("twice", ms, "")), "", true),
                new Bad(
                        line("agent.actions", ms + 1, action("twice", ms, ",\"escalated\":true")),
                        "DUPLICATE_CONFLICT",
                        true),
                new Bad(line("signer.keys", ms, key("b10", ms)), "INVALID_KEY", true),
                new Bad(line("chain.entries", ms, entry("b11", ms)), "INVALID_SIGNATURE_LENGTH", true),
                new Bad(line("governance.replays", ms, replay("b12", ms, "")), "UNMATCHED_REPLAY", true));
    }

    private static String header(String eventId, long ms) {
        return "{\"event_id\":\"" + eventId + "\",\"tenant_id\":\"" + TENANT + "\",\"timestamp_ms\":" + ms;
    }

    private static String action(String eventId, long ms, String more) {
        return header(eventId, ms)
                + ",\"agent_id\":\"a\",\"action_id\":\"x\",\"action_type\":\"y\",\"within_scope\":true" + more + "}";
    }

    private static String decision(String eventId, long ms, String decision, String family) {
        return header(eventId, ms) + ",\"request_id\":\"r\",\"decision\":\"" + decision
                + "\",\"reason_code\":\"c\",\"reason_family\":\"" + family + "\"}";
    }

    /** A key of another family's length. */
    private static String key(String eventId, long ms) {
        return header(eventId, ms) + ",\"key_id\":\"k\",\"family\":\"ML_DSA_65\",\"public_key\":\"" + base64(32)
                + "\",\"status\":\"active\",\"valid_from_ms\":0,\"source\":\"public_registry\"}";
    }

    private static String entry(String eventId, long ms) {
        return header(eventId, ms) + ",\"chain_id\":\"c\",\"sequence\":0,\"entry_id\":\"e\",\"predecessor_hash\":\""
                + "0".repeat(64) + "\",\"payload_hash\":\"p\",\"signatures\":[{\"family\":\"ED25519\",\"key_id\":\"k\","
                + "\"signature\":\"" + base64(63) + "\"}]}";
    }

    private static String replay(String eventId, long ms, String more) {
        return header(eventId, ms) + ",\"request_id\":\"unheard of\",\"replayed_receipt_hash\":null" + more + "}";
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
