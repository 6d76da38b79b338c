package io.oisstreams.operations.core.verdict;

import io.oisstreams.crypto.Sha3;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A nonce of a tenant under one public key: the first 128 bits of SHA3-256 over all three, so that a long nonce takes no more room than
 * a short one.
 *
 * @param hex 32 lower-case digits
 */
public record NonceId(String hex) {
    private static final int BYTES = 16;

    /**
     * The nonce of an operation with a well-formed key. The key's variant is no part of it: a FALCON key is the same under both names.
     */
    static NonceId of(Operation operation, String nonce) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes("nonce\0".getBytes(StandardCharsets.UTF_8));
        parts.writeBytes(operation.tenantId().getBytes(StandardCharsets.UTF_8));
        // No tenant's id holds a zero byte, and all keys of an algorithm have one length: no two triples look alike.
        parts.write(0);
        parts.writeBytes(operation.algorithm().name().getBytes(StandardCharsets.UTF_8));
        parts.write(0);
        parts.writeBytes(operation.publicKey());
        parts.writeBytes(nonce.getBytes(StandardCharsets.UTF_8));
        return new NonceId(HexFormat.of().formatHex(Sha3.digest256(parts.toByteArray()), 0, BYTES));
    }

    /** 16 bytes, a new array. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
