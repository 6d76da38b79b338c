package io.oisstreams.integrity.verify;

import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.integrity.core.Sealing;
import io.oisstreams.integrity.core.SignatureCheck;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.tlog.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * What a check is made under.
 *
 * @param originPrefix setting {@code ois.log.origin}
 * @param silentWindows setting {@code ois.silent.windows}
 * @param keys whose signatures records must have; empty: records must be unsigned
 * @param knownCheckpoints that somebody kept: logs must come by them
 */
public record VerificationRules(
        String originPrefix,
        int silentWindows,
        Optional<TrustedKeys> keys,
        List<Checkpoint> knownCheckpoints,
        SignatureVerifier verifier) {
    /** Copies the checkpoints. */
    public VerificationRules {
        knownCheckpoints = List.copyOf(knownCheckpoints);
    }

    /** The origin of a tenant's log. */
    public String originOf(String tenantId) {
        return Sealing.origin(originPrefix, tenantId);
    }

    SignatureTrust trust() {
        return new SignatureTrust(keys, verifier);
    }

    NoteTrust noteTrust() {
        return new NoteTrust(keys, verifier);
    }

    SignatureCheck signatureCheck() {
        return SignatureCheck.by(verifier);
    }
}
