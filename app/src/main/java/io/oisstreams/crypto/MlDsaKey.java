package io.oisstreams.crypto;

import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.jspecify.annotations.Nullable;

/**
 * An ML-DSA-65 public key that keeps one signer for the next call: a new one hashes the key first, which is 5 % of a
 * verification. A signer serves one thread at a time, so whoever finds none (another thread has it) makes its own.
 */
final class MlDsaKey implements VerificationKey {
    private final byte[] publicKey;
    private final AtomicReference<@Nullable MLDSASigner> idle = new AtomicReference<>();

    MlDsaKey(byte[] publicKey) {
        this.publicKey = publicKey;
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        MLDSASigner signer = idle.getAndSet(null);
        if (signer == null) {
            signer = newSigner();
        }
        signer.update(message, 0, message.length);
        boolean valid = signer.verifySignature(signature);
        // Not in a finally block: a signer that threw may hold half a message.
        idle.set(signer);
        return valid;
    }

    private MLDSASigner newSigner() {
        MLDSASigner signer = new MLDSASigner();
        signer.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, publicKey));
        return signer;
    }
}
