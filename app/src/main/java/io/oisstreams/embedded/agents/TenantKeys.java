package io.oisstreams.embedded.agents;

import io.oisstreams.crypto.SigningKey;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.KeySource;
import io.oisstreams.event.v1.KeyStatus;
import io.oisstreams.event.v1.SignatureFamily;
import io.oisstreams.event.v1.SignerKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A tenant's private keys, made from the seed: good for a simulation, and for nothing that must stay secret. */
final class TenantKeys {
    private static final int FALCON_SIGNATURE_BYTES = 650;

    private record Key(String keyId, SigningKey key, KeySource source) {}

    private final SimulationPlan plan;
    private final TenantProfile profile;
    private final List<Key> keys = new ArrayList<>();
    private final Key vendors;

    private TenantKeys(SimulationPlan plan, TenantProfile profile) {
        this.plan = plan;
        this.profile = profile;
        keys.add(key(SignatureFamily.ML_DSA_65, KeySource.public_registry));
        keys.add(key(SignatureFamily.FALCON_512, KeySource.public_registry));
        keys.add(key(SignatureFamily.SLH_DSA_SHA2_128F, KeySource.public_registry));
        if (profile.alsoEd25519()) {
            keys.add(key(SignatureFamily.ED25519, KeySource.public_registry));
        }
        vendors = key(SignatureFamily.ML_DSA_65, KeySource.vendor_api);
    }

    static TenantKeys generate(SimulationPlan plan, TenantProfile profile) {
        return new TenantKeys(plan, profile);
    }

    /** Each key has its own randomness, so that its signatures depend only on what was signed with it before. */
    private Key key(SignatureFamily family, KeySource source) {
        String owner = source == KeySource.vendor_api ? "vendor" : profile.tenantId();
        String keyId = owner + "-" + family.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Key(
                keyId,
                SigningKey.generate(
                        io.oisstreams.crypto.SignatureFamily.valueOf(family.name()),
                        RepeatableRandom.of(plan.seed() + "/" + profile.tenantId() + "/" + keyId)),
                source);
    }

    /** Sends all public keys, when the simulation starts. */
    void announce(Agenda agenda) {
        keys.forEach(key -> announce(key, agenda));
        announce(vendors, agenda);
    }

    private void announce(Key key, Agenda agenda) {
        Instant start = plan.start();
        agenda.send(
                Topics.SIGNER_KEYS,
                plan.startMs(),
                SignerKey.newBuilder()
                        .setEventId("key-" + plan.run() + "-" + key.keyId())
                        .setTenantId(profile.tenantId())
                        .setTimestampMs(start)
                        .setKeyId(key.keyId())
                        .setFamily(familyOf(key))
                        .setPublicKey(ByteBuffer.wrap(key.key().publicKey()))
                        .setStatus(KeyStatus.active)
                        .setValidFromMs(start.minus(Duration.ofHours(1)))
                        .setSource(key.source())
                        .build());
    }

    /** Signatures of all the tenant's families. */
    List<EntrySignature> byAll(byte[] hash) {
        return keys.stream().map(key -> sign(key, hash)).toList();
    }

    /** One signature, of one post-quantum family. */
    List<EntrySignature> byOne(byte[] hash) {
        return List.of(sign(keys.get(0), hash));
    }

    /** As by all, but the first is the vendor's, of the same family. */
    List<EntrySignature> byVendorToo(byte[] hash) {
        List<EntrySignature> signatures = new ArrayList<>(List.of(sign(vendors, hash)));
        keys.stream().skip(1).map(key -> sign(key, hash)).forEach(signatures::add);
        return signatures;
    }

    private EntrySignature sign(Key key, byte[] hash) {
        byte[] signature =
                plan.signing() == SimulationPlan.Signing.REAL ? key.key().sign(hash) : new byte[lengthOf(key)];
        return new EntrySignature(familyOf(key), key.keyId(), ByteBuffer.wrap(signature));
    }

    private static SignatureFamily familyOf(Key key) {
        return SignatureFamily.valueOf(key.key().family().name());
    }

    private static int lengthOf(Key key) {
        return switch (key.key().family()) {
            case ML_DSA_65 -> 3309;
            case FALCON_512 -> FALCON_SIGNATURE_BYTES;
            case SLH_DSA_SHA2_128F -> 17_088;
            case ED25519 -> 64;
        };
    }
}
