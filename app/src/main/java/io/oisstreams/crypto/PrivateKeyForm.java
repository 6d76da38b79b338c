package io.oisstreams.crypto;

import java.io.IOException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.pqc.crypto.falcon.FalconParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconPrivateKeyParameters;
import org.bouncycastle.util.Arrays;

/** Private keys as bytes: PKCS#8, which Bouncy Castle writes for FALCON (not a standard yet) in another package. */
final class PrivateKeyForm {
    private PrivateKeyForm() {}

    static byte[] encode(SignatureFamily family, AsymmetricKeyParameter key) {
        try {
            PrivateKeyInfo info = family == SignatureFamily.FALCON_512
                    ? org.bouncycastle.pqc.crypto.util.PrivateKeyInfoFactory.createPrivateKeyInfo(key)
                    : PrivateKeyInfoFactory.createPrivateKeyInfo(key);
            return info.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("could not write a key of " + family, impossible);
        }
    }

    /** The key; throws {@link IllegalArgumentException} if the bytes are none, or one of another family. */
    static AsymmetricKeyParameter decode(SignatureFamily family, byte[] pkcs8) {
        AsymmetricKeyParameter key;
        try {
            key = family == SignatureFamily.FALCON_512
                    ? org.bouncycastle.pqc.crypto.util.PrivateKeyFactory.createKey(pkcs8)
                    : PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle says so by exceptions of many types, some of which quote the bytes: they stay here.
            throw new IllegalArgumentException("not a private key in PKCS#8");
        }
        if (!isOf(family, key)) {
            throw new IllegalArgumentException("not a private key of " + family);
        }
        return key;
    }

    /** The public half, in the form of {@link SignatureFamily#acceptsPublicKey}. */
    static byte[] publicKey(SignatureFamily family, AsymmetricKeyParameter key) {
        return switch (family) {
            case ML_DSA_65 ->
                ((MLDSAPrivateKeyParameters) key).getPublicKeyParameters().getEncoded();
            case FALCON_512 ->
                Arrays.prepend(
                        ((FalconPrivateKeyParameters) key).getPublicKey(), SignatureFamily.FALCON_512_KEY_HEADER);
            case SLH_DSA_SHA2_128F -> ((SLHDSAPrivateKeyParameters) key).getEncodedPublicKey();
            case ED25519 ->
                ((Ed25519PrivateKeyParameters) key).generatePublicKey().getEncoded();
        };
    }

    private static boolean isOf(SignatureFamily family, AsymmetricKeyParameter key) {
        return switch (family) {
            case ML_DSA_65 ->
                key instanceof MLDSAPrivateKeyParameters mlDsa && mlDsa.getParameters() == MLDSAParameters.ml_dsa_65;
            case FALCON_512 ->
                key instanceof FalconPrivateKeyParameters falcon
                        && falcon.getParameters() == FalconParameters.falcon_512;
            case SLH_DSA_SHA2_128F ->
                key instanceof SLHDSAPrivateKeyParameters slhDsa
                        && slhDsa.getParameters() == SLHDSAParameters.sha2_128f;
            case ED25519 -> key instanceof Ed25519PrivateKeyParameters;
        };
    }
}
