package io.oisstreams.integrity.core;

import java.util.Locale;

/** The degradation events of OIS section 7 and contract 4.8. */
public enum DegradationType {
    /** A decision whose replay did not give the same receipt hash. */
    REPLAY_FAILURE,
    /** A chain entry that decisions refer to is not there. */
    MISSING_CHAIN_ENTRY,
    /** An action outside its scope that was not escalated. */
    AGENT_SCOPE_VIOLATION,
    /** An entry whose link does not hold, or that follows one. */
    BROKEN_PREDECESSOR_HASH,
    /** An entry whose signatures expired before the window's end. */
    EXPIRED_SIGNATURE,
    /** An entry with a signature that is not valid, or without any. */
    INVALID_SIGNATURE,
    /** An entry whose policy was not attested by the window's end. */
    UNRESOLVED_POLICY_REFERENCE,
    /** A part of the window without an attested policy. */
    POLICY_GAP,
    /** An entry validly signed by one PQ family. */
    SINGLE_FAMILY_ATTESTATION,
    /** An entry validly signed by two PQ families. */
    TWO_FAMILY_ATTESTATION,
    /** An entry validly signed by no PQ family. */
    NO_FAMILY_ATTESTATION,
    /** An entry that can't be verified without its vendor. */
    VENDOR_DEPENDENT_VERIFICATION,
    /** An entry with a key that no public registry gives. */
    PROPRIETARY_KEY_RESOLUTION;

    /** The name in records: lower case with underscores. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
