package io.oisstreams.integrity.core;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusKeyGenerationParameters;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusKeyPairGenerator;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusParameters;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusPublicKeyParameters;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusSigner;

/** Real key pairs of all families, and of SPHINCS+ of round 3. What was signed once is not signed again. */
final class RealSigners {
    private record Pair(SignatureFamily family, int number) {}

    private record Message(SignatureFamily family, KeyVariant variant, int hash) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<Pair, SigningKey> pairs = new HashMap<>();
    private final Map<Message, byte[]> signatures = new HashMap<>();
    private final AsymmetricCipherKeyPair sphincsPlus;

    RealSigners() {
        SPHINCSPlusKeyPairGenerator generator = new SPHINCSPlusKeyPairGenerator();
        generator.init(new SPHINCSPlusKeyGenerationParameters(random, SPHINCSPlusParameters.sha2_128f));
        sphincsPlus = generator.generateKeyPair();
    }

    /** The public key of a family's pair, made for signatures in that encoding. */
    byte[] publicKey(SignatureFamily family, KeyVariant signed, int number) {
        return isSphincsPlus(family, signed)
                ? ((SPHINCSPlusPublicKeyParameters) sphincsPlus.getPublic()).getEncoded()
                : pair(family, number).publicKey();
    }

    /** A signature by the first pair. */
    byte[] sign(SignatureFamily family, KeyVariant variant, byte[] message) {
        return signatures
                .computeIfAbsent(
                        new Message(family, variant, Arrays.hashCode(message)),
                        unused -> isSphincsPlus(family, variant)
                                ? signSphincsPlus(message)
                                : pair(family, 1).sign(message))
                .clone();
    }

    private byte[] signSphincsPlus(byte[] message) {
        SPHINCSPlusSigner signer = new SPHINCSPlusSigner();
        signer.init(true, sphincsPlus.getPrivate());
        return signer.generateSignature(message);
    }

    private SigningKey pair(SignatureFamily family, int number) {
        return pairs.computeIfAbsent(new Pair(family, number), pair -> SigningKey.generate(family, random));
    }

    private static boolean isSphincsPlus(SignatureFamily family, KeyVariant variant) {
        return family == SignatureFamily.SLH_DSA_SHA2_128F && variant == KeyVariant.ROUND3;
    }
}
