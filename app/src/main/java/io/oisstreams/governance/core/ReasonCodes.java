package io.oisstreams.governance.core;

import io.oisstreams.crypto.Sha3;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The registered reason codes, a closed list (WF5, invariants 3 and 4). A code that is not registered counts under {@code unknown} in
 * every dimension; for one that is, the family registered here counts, whatever the event says.
 */
public final class ReasonCodes {
    /** Under this all other codes count. */
    public static final String UNKNOWN = ReasonFamily.UNKNOWN.label();

    /** Reason code of a decision that detected a replay. */
    static final String REPLAY_DETECTED = "security_replay_detected";

    /** Of one that found the guard against replays out of order. */
    static final String REPLAY_GUARD_UNAVAILABLE = "security_replay_guard_unavailable";

    /** Of one about a tenant that read another's data. */
    static final String TENANT_MISMATCH = "security_read_tenant_mismatch";

    private static final int FINGERPRINT_DIGITS = 8;

    private final SortedMap<String, ReasonFamily> families;
    private final String fingerprint;

    /** The codes and their families; {@code unknown} is none of them. */
    public ReasonCodes(Map<String, ReasonFamily> families) {
        if (families.containsKey(UNKNOWN)) {
            throw new IllegalArgumentException(UNKNOWN + " stands for all other codes");
        }
        this.families = new TreeMap<>(families);
        this.fingerprint = fingerprint(this.families);
    }

    private static String fingerprint(SortedMap<String, ReasonFamily> families) {
        StringBuilder text = new StringBuilder();
        families.forEach((code, family) ->
                text.append(code).append('\0').append(family.label()).append('\n'));
        return Sha3.hex256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, FINGERPRINT_DIGITS);
    }

    boolean isRegistered(String code) {
        return families.containsKey(code);
    }

    /** The code as a dimension: itself, or {@code unknown}. */
    String dimension(String code) {
        return isRegistered(code) ? code : UNKNOWN;
    }

    /** The family that a code counts under. */
    public ReasonFamily family(String code) {
        return families.getOrDefault(code, ReasonFamily.UNKNOWN);
    }

    /** Eight hex digits that tell one list of codes and families from another. */
    public String fingerprint() {
        return fingerprint;
    }
}
