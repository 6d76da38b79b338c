package io.oisstreams.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.generators.MLDSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.SLHDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.SLHDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.SLHDSASigner;
import org.bouncycastle.pqc.crypto.MessageSigner;
import org.bouncycastle.pqc.crypto.falcon.FalconKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconKeyPairGenerator;
import org.bouncycastle.pqc.crypto.falcon.FalconParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconPublicKeyParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconSigner;
import org.bouncycastle.util.Arrays;

/**
 * A private key in memory that signs in its family's {@link KeyVariant#STANDARD} form. Thread-safe.
 *
 * <p>Keys and signatures take their randomness from the {@link SecureRandom} that the key was made with, and from
 * nowhere else. So tests and the demo get the same bytes in every run if they pass a generator that repeats itself
 * ({@code SecureRandom.getInstance("SHA1PRNG")}, {@code setSeed} before its first use) and sign in one order; Ed25519
 * signatures depend on no order.
 */
public final class SigningKey {
    private final SignatureFamily family;
    private final byte[] publicKey;
    private final Signing signing;

    private SigningKey(SignatureFamily family, byte[] publicKey, Signing signing) {
        this.family = family;
        this.publicKey = publicKey;
        this.signing = signing;
    }

    /**
     * A new key pair.
     *
     * @param random makes the key, and later its signatures; thread-safe if several threads sign
     */
    public static SigningKey generate(SignatureFamily family, SecureRandom random) {
        return switch (family) {
            case ML_DSA_65 -> mlDsa(random);
            case FALCON_512 -> falcon(random);
            case SLH_DSA_SHA2_128F -> slhDsa(random);
            case ED25519 -> ed25519(random);
        };
    }

    /** The algorithm. */
    public SignatureFamily family() {
        return family;
    }

    /** A copy of the public key, in the form of {@link SignatureFamily#acceptsPublicKey}. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * Signs a message of any length.
     *
     * @return a signature that {@link SignatureVerifier} takes for {@link #family} and {@link KeyVariant#STANDARD}
     */
    public byte[] sign(byte[] message) {
        return signing.sign(message);
    }

    private static SigningKey mlDsa(SecureRandom random) {
        MLDSAKeyPairGenerator generator = new MLDSAKeyPairGenerator();
        generator.init(new MLDSAKeyGenerationParameters(random, MLDSAParameters.ml_dsa_65));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        byte[] publicKey = ((MLDSAPublicKeyParameters) pair.getPublic()).getEncoded();
        CipherParameters key = new ParametersWithRandom(pair.getPrivate(), random);
        return new SigningKey(
                SignatureFamily.ML_DSA_65, publicKey, message -> signature(new MLDSASigner(), key, message));
    }

    private static SigningKey falcon(SecureRandom random) {
        FalconKeyPairGenerator generator = new FalconKeyPairGenerator();
        generator.init(new FalconKeyGenerationParameters(random, FalconParameters.falcon_512));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        byte[] withoutHeader = ((FalconPublicKeyParameters) pair.getPublic()).getH();
        byte[] publicKey = Arrays.prepend(withoutHeader, SignatureFamily.FALCON_512_KEY_HEADER);
        CipherParameters key = new ParametersWithRandom(pair.getPrivate(), random);
        return new SigningKey(
                SignatureFamily.FALCON_512, publicKey, message -> signature(new FalconSigner(), key, message));
    }

    private static SigningKey slhDsa(SecureRandom random) {
        SLHDSAKeyPairGenerator generator = new SLHDSAKeyPairGenerator();
        generator.init(new SLHDSAKeyGenerationParameters(random, SLHDSAParameters.sha2_128f));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        byte[] publicKey = ((SLHDSAPublicKeyParameters) pair.getPublic()).getEncoded();
        CipherParameters key = new ParametersWithRandom(pair.getPrivate(), random);
        return new SigningKey(
                SignatureFamily.SLH_DSA_SHA2_128F, publicKey, message -> signature(new SLHDSASigner(), key, message));
    }

    private static SigningKey ed25519(SecureRandom random) {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(random);
        byte[] publicKey = key.generatePublicKey().getEncoded();
        return new SigningKey(
                SignatureFamily.ED25519, publicKey, message -> signature(new Ed25519Signer(), key, message));
    }

    private static byte[] signature(Signer signer, CipherParameters key, byte[] message) {
        signer.init(true, key);
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException("could not sign", impossible);
        }
    }

    private static byte[] signature(MessageSigner signer, CipherParameters key, byte[] message) {
        signer.init(true, key);
        return signer.generateSignature(message);
    }

    @FunctionalInterface
    private interface Signing {
        byte[] sign(byte[] message);
    }
}
