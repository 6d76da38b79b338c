package io.oisstreams.crypto;

/**
 * The signature algorithms of {@code signer.keys}, {@code chain.entries} and {@code operations.signed} (contract
 * section 2), with the form that their keys and signatures have on the wire. The names are those of the Avro enums.
 */
public enum SignatureFamily {
    /** FIPS 204, pure mode, empty context. Keys have 1952 bytes, signatures 3309. */
    ML_DSA_65(true, 1952, 3309, 3309),

    /**
     * FALCON of round 3, compressed and not padded: a header byte 0x39, a nonce of 40 bytes, then 512 coefficients. A
     * coefficient takes 9 bits and one more for each 128 of its size, so no encoding has less than 41 + 576 = 617
     * bytes. The bound on the norm (34,034,726) lets those further bits add up to 1,029 at most, so no valid one has
     * more than 41 + 705 = 746. Real ones have 640 to 670. Keys have 897 bytes: a header byte 0x09, then 512
     * coefficients of 14 bits.
     */
    FALCON_512(true, 897, 617, 746),

    /**
     * FIPS 205, pure mode, empty context; for {@link KeyVariant#ROUND3}, SPHINCS+. Keys have 32 bytes, signatures
     * 17,088.
     */
    SLH_DSA_SHA2_128F(true, 32, 17_088, 17_088),

    /** RFC 8032 without prehash or context. Keys have 32 bytes, signatures 64. */
    ED25519(false, 32, 64, 64);

    /** The degree, 2^9, in the low bits: what FALCON-512 public keys begin with. */
    static final byte FALCON_512_KEY_HEADER = 0x09;

    private final boolean postQuantum;
    private final int publicKeyLength;
    private final int minSignatureLength;
    private final int maxSignatureLength;

    SignatureFamily(boolean postQuantum, int publicKeyLength, int minSignatureLength, int maxSignatureLength) {
        this.postQuantum = postQuantum;
        this.publicKeyLength = publicKeyLength;
        this.minSignatureLength = minSignatureLength;
        this.maxSignatureLength = maxSignatureLength;
    }

    /** Whether the family counts for the dimension SD (contract section 4.3): all do but {@link #ED25519}. */
    public boolean isPostQuantum() {
        return postQuantum;
    }

    /** The length of a public key in bytes, FALCON's header byte included. */
    public int publicKeyLength() {
        return publicKeyLength;
    }

    /**
     * Whether a valid signature can have this length.
     *
     * @param length in bytes; any number
     */
    public boolean acceptsSignatureLength(int length) {
        return minSignatureLength <= length && length <= maxSignatureLength;
    }

    /**
     * Whether these bytes have the form of a public key: the length, and for FALCON the header byte. A key of the right
     * form may still hold values that are no key; no signature is valid under it.
     */
    public boolean acceptsPublicKey(byte[] publicKey) {
        return publicKey.length == publicKeyLength && (this != FALCON_512 || publicKey[0] == FALCON_512_KEY_HEADER);
    }
}
