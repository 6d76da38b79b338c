package io.oisstreams.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.MLDSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.SLHDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.SLHDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.SLHDSASigner;
import org.bouncycastle.pqc.crypto.MessageSigner;
import org.bouncycastle.pqc.crypto.falcon.FalconKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconKeyPairGenerator;
import org.bouncycastle.pqc.crypto.falcon.FalconParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconSigner;

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
    private final AsymmetricKeyParameter privateKey;
    private final byte[] publicKey;
    private final CipherParameters signing;

    private SigningKey(SignatureFamily family, AsymmetricKeyParameter privateKey, SecureRandom random) {
        this.family = family;
        this.privateKey = privateKey;
        this.publicKey = PrivateKeyForm.publicKey(family, privateKey);
        this.signing = new ParametersWithRandom(privateKey, random);
    }

    /**
     * A new key pair.
     *
     * @param random makes the key, and later its signatures; thread-safe if several threads sign
     */
    public static SigningKey generate(SignatureFamily family, SecureRandom random) {
        AsymmetricKeyParameter privateKey =
                generator(family, random).generateKeyPair().getPrivate();
        return new SigningKey(family, privateKey, random);
    }

    /**
     * A key that was written down.
     *
     * @param privateKey {@link #privateKey} of the key
     * @param random makes its signatures; thread-safe if several threads sign
     * @throws IllegalArgumentException if it is no PKCS#8, or a key of another family
     */
    public static SigningKey of(SignatureFamily family, byte[] privateKey, SecureRandom random) {
        return new SigningKey(family, PrivateKeyForm.decode(family, privateKey), random);
    }

    /** The algorithm. */
    public SignatureFamily family() {
        return family;
    }

    /** A copy of the public key, in the form of {@link SignatureFamily#acceptsPublicKey}. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The private key in PKCS#8, unencrypted: to be kept where nobody else can read it. */
    public byte[] privateKey() {
        return PrivateKeyForm.encode(family, privateKey);
    }

    /**
     * Signs a message of any length.
     *
     * @return a signature that {@link SignatureVerifier} takes for {@link #family} and {@link KeyVariant#STANDARD}
     */
    public byte[] sign(byte[] message) {
        return switch (family) {
            case ML_DSA_65 -> signature(new MLDSASigner(), signing, message);
            case FALCON_512 -> signature(new FalconSigner(), signing, message);
            case SLH_DSA_SHA2_128F -> signature(new SLHDSASigner(), signing, message);
            // Takes no randomness, and does not know what to do with a generator.
            case ED25519 -> signature(new Ed25519Signer(), privateKey, message);
        };
    }

    private static AsymmetricCipherKeyPairGenerator generator(SignatureFamily family, SecureRandom random) {
        AsymmetricCipherKeyPairGenerator generator =
                switch (family) {
                    case ML_DSA_65 -> new MLDSAKeyPairGenerator();
                    case FALCON_512 -> new FalconKeyPairGenerator();
                    case SLH_DSA_SHA2_128F -> new SLHDSAKeyPairGenerator();
                    case ED25519 -> new Ed25519KeyPairGenerator();
                };
        generator.init(
                switch (family) {
                    case ML_DSA_65 -> new MLDSAKeyGenerationParameters(random, MLDSAParameters.ml_dsa_65);
                    case FALCON_512 -> new FalconKeyGenerationParameters(random, FalconParameters.falcon_512);
                    case SLH_DSA_SHA2_128F -> new SLHDSAKeyGenerationParameters(random, SLHDSAParameters.sha2_128f);
                    case ED25519 -> new Ed25519KeyGenerationParameters(random);
                });
        return generator;
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
}
