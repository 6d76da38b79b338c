package io.oisstreams.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.SLHDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.pqc.crypto.falcon.FalconParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconPublicKeyParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconSigner;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusParameters;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusPublicKeyParameters;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusSigner;

/**
 * A parsed public key; thread-safe. All but {@link SlhDsaSha2128f} are Bouncy Castle's, by its own classes rather than
 * its JCA provider: the speed is the same, and no provider has to be registered or passed around. Making a signer costs
 * nothing that can be measured, except for ML-DSA: see {@link MlDsaKey}.
 */
@FunctionalInterface
interface VerificationKey {
    /**
     * Whether the signature is valid.
     *
     * @throws RuntimeException whatever Bouncy Castle throws at malformed input
     */
    boolean verify(byte[] message, byte[] signature);

    /** Makes keys, as {@link #parse} does. */
    @FunctionalInterface
    interface Parser {
        /** As {@link VerificationKey#parse}. */
        VerificationKey parse(SignatureFamily family, KeyVariant variant, byte[] publicKey);
    }

    /**
     * Parses a key of Bouncy Castle's, for which {@link KeyVariant#existsFor} and {@link SignatureFamily#acceptsPublicKey} hold. Keeps the
     * bytes.
     *
     * @throws IllegalArgumentException if they are no key, for instance no point of the curve or one of small order
     */
    static VerificationKey parse(SignatureFamily family, KeyVariant variant, byte[] publicKey) {
        return switch (family) {
            case ML_DSA_65 -> new MlDsaKey(publicKey);
            case FALCON_512 -> falcon(publicKey);
            case SLH_DSA_SHA2_128F -> variant == KeyVariant.STANDARD ? slhDsa(publicKey) : sphincsPlus(publicKey);
            case ED25519 -> ed25519(publicKey);
        };
    }

    private static VerificationKey falcon(byte[] publicKey) {
        byte[] withoutHeader = Arrays.copyOfRange(publicKey, 1, publicKey.length);
        FalconPublicKeyParameters key = new FalconPublicKeyParameters(FalconParameters.falcon_512, withoutHeader);
        return (message, signature) -> {
            FalconSigner signer = new FalconSigner();
            signer.init(false, key);
            return signer.verifySignature(message, signature);
        };
    }

    private static VerificationKey slhDsa(byte[] publicKey) {
        SLHDSAPublicKeyParameters key = new SLHDSAPublicKeyParameters(SLHDSAParameters.sha2_128f, publicKey);
        return (message, signature) -> {
            SLHDSASigner signer = new SLHDSASigner();
            signer.init(false, key);
            return signer.verifySignature(message, signature);
        };
    }

    private static VerificationKey sphincsPlus(byte[] publicKey) {
        SPHINCSPlusPublicKeyParameters key =
                new SPHINCSPlusPublicKeyParameters(SPHINCSPlusParameters.sha2_128f, publicKey);
        return (message, signature) -> {
            SPHINCSPlusSigner signer = new SPHINCSPlusSigner();
            signer.init(false, key);
            return signer.verifySignature(message, signature);
        };
    }

    private static VerificationKey ed25519(byte[] publicKey) {
        Ed25519PublicKeyParameters key = new Ed25519PublicKeyParameters(publicKey);
        return (message, signature) ->
                key.verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    }
}
