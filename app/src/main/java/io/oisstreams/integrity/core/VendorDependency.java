package io.oisstreams.integrity.core;

/** What the verification of an entry needs of its vendor (contract section 2, {@code verification_dependencies}). */
public enum VendorDependency {
    /** Keys come from a vendor's API. */
    VENDOR_KEY_RESOLUTION,
    /** A vendor checks the nonce. */
    VENDOR_NONCE,
    /** A vendor keeps the transcript. */
    VENDOR_TRANSCRIPT,
    /** The algorithm is not publicly specified: the entry is not verifiable at all (contract 4.4). */
    PROPRIETARY_ALGORITHM
}
