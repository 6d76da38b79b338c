package io.oisstreams.operations.core.freeze;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The change request protocol (OPS section 1.4). */
public final class FreezeRule {
    /** The name of the alert (contract section 3). */
    public static final String ALERT_RULE = "freeze_violation";

    private static final Pattern LAST_NUMBER = Pattern.compile("(.*?)(\\d{1,9})");

    private FreezeRule() {}

    /**
     * Judges a change.
     *
     * @param register all versions so far, earliest first; at least the first one
     * @param admissionMs when it was admitted, in ms
     */
    public static FreezeVerdict judge(Change change, List<Baseline> register, FreezePolicy policy, long admissionMs) {
        if (change.component() == Component.UNFROZEN) {
            return new FreezeVerdict.Permitted();
        }
        List<String> missing = policy.requiredApprovals().stream()
                .filter(authority -> !change.approvals().contains(authority))
                .toList();
        if (!missing.isEmpty()) {
            String message =
                    policy.prohibited().get(change.component()) + " (without " + String.join(", ", missing) + ")";
            return new FreezeVerdict.Violation(missing, message);
        }
        Baseline current = register.get(register.size() - 1);
        String version = change.newVersion().orElseGet(() -> next(current.version(), register));
        if (version.isBlank()) {
            return new FreezeVerdict.Unusable("new_baseline_version: expected one that is not blank");
        }
        if (isTaken(version, register)) {
            return new FreezeVerdict.Unusable("new_baseline_version: expected one that is new, got " + version);
        }
        return new FreezeVerdict.NewBaseline(current.changedBy(change, version, admissionMs));
    }

    /** The version with its last number one higher, as v1.1 after v1.0, or as often as it takes to be new. */
    private static String next(String version, List<Baseline> register) {
        Matcher parts = LAST_NUMBER.matcher(version);
        String before = parts.matches() ? parts.group(1) : version + ".";
        long number = parts.matches() ? Long.parseLong(parts.group(2)) : 0;
        do {
            number++;
        } while (isTaken(before + number, register));
        return before + number;
    }

    private static boolean isTaken(String version, List<Baseline> register) {
        return register.stream().anyMatch(baseline -> baseline.version().equals(version));
    }
}
