package io.oisstreams.crypto;

/**
 * Which encoding of its family a key and its signatures have: the field {@code variant} of {@code signer.keys}
 * (contract section 2).
 */
public enum KeyVariant {
    /**
     * FIPS 204, FIPS 205, RFC 8032. FALCON has no standard yet (FIPS 206 is a draft), so for it this is the same as
     * {@link #ROUND3}.
     */
    STANDARD,

    /**
     * The encodings of the third round of NIST's competition: SPHINCS+ (version 3.1, sha2-128f, simple) and FALCON.
     * SPHINCS+ keys and signatures have the length of those of FIPS 205, but neither is ever valid as the other.
     */
    ROUND3;

    /**
     * Whether the family has this encoding. {@link #ROUND3} is one of FALCON and SLH-DSA only; under it nothing else is
     * valid.
     */
    public boolean existsFor(SignatureFamily family) {
        return this == STANDARD || family == SignatureFamily.FALCON_512 || family == SignatureFamily.SLH_DSA_SHA2_128F;
    }
}
