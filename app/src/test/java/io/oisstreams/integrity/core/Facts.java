package io.oisstreams.integrity.core;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts, keys and rules for tests. Signatures are the signed bytes after the public key, so they need no cryptography. */
public final class Facts {
    public static final long HOUR = 3_600_000;
    /** A window's start: midnight, so that windows of an hour and of a day begin there. */
    public static final long S = Instant.parse("2026-05-21T00:00:00Z").toEpochMilli();

    public static final long E = S + HOUR;
    public static final long SETTLE = 300_000;
    public static final WindowGrid GRID = new WindowGrid(HOUR, SETTLE);
    public static final MeasurementWindow WINDOW = GRID.startingAt(S);
    public static final Rules RULES = new Rules(GRID, Weights.DEFAULT, Map.of(), 7, 2);
    public static final SignatureCheck CHECK =
            (key, message, signature) -> Arrays.equals(signature, sign(key.publicKey(), message));
    static final SignatureFamily[] POST_QUANTUM = {
        SignatureFamily.ML_DSA_65, SignatureFamily.FALCON_512, SignatureFamily.SLH_DSA_SHA2_128F
    };

    private Facts() {}

    public static Fact.Decision decision(long admissionMs, String requestId, Optional<String> entryId) {
        return decision(admissionMs, requestId, Optional.of("receipt of " + requestId), entryId);
    }

    public static Fact.Decision decision(
            long admissionMs, String requestId, Optional<String> receipt, Optional<String> entryId) {
        return new Fact.Decision(
                admissionMs, id("d" + admissionMs + requestId), 1, admissionMs, requestId, receipt, entryId);
    }

    /** A replay that gives the receipt of {@link #decision(long, String, Optional)}. */
    public static Fact.Replay replay(long admissionMs, String requestId) {
        return new Fact.Replay(admissionMs, requestId, Optional.of("receipt of " + requestId));
    }

    public static Fact.Action action(long admissionMs, boolean violation) {
        return new Fact.Action(
                admissionMs,
                id("a" + admissionMs),
                1,
                admissionMs,
                violation,
                violation ? "action at " + (admissionMs - S) : "",
                violation ? "agent" : "");
    }

    /** An entry that is verifiable under {@link #keys}: its link holds, three families signed it. */
    public static Fact.Entry entry(long admissionMs, String entryId) {
        return new EntryBuilder(admissionMs, entryId).build();
    }

    /** Public keys in use for all three families, under the families' names. */
    public static List<KeyVersion> keys(long admissionMs) {
        return Arrays.stream(POST_QUANTUM)
                .map(family -> key(admissionMs, family).build())
                .toList();
    }

    public static KeyBuilder key(long admissionMs, SignatureFamily family) {
        return new KeyBuilder(admissionMs, family);
    }

    public static Attestation attested(long admissionMs, String policy, String version, long fromMs, long toMs) {
        return new Attestation(admissionMs, admissionMs, policy, version, fromMs, Optional.of(toMs), false);
    }

    public static Attestation attested(long admissionMs, String policy, String version) {
        return new Attestation(admissionMs, admissionMs, policy, version, 0, Optional.empty(), false);
    }

    public static Attestation revoked(long admissionMs, String policy, String version) {
        return new Attestation(admissionMs, admissionMs, policy, version, 0, Optional.empty(), true);
    }

    public static Digest id(String text) {
        return Digest.of(text);
    }

    public static byte[] sign(byte[] publicKey, byte[] message) {
        byte[] signature = Arrays.copyOf(publicKey, publicKey.length + message.length);
        System.arraycopy(message, 0, signature, publicKey.length, message.length);
        return signature;
    }

    /** A tenant with keys and an open policy, heard in {@link #WINDOW}. */
    public static TenantState healthyTenant(Rules rules) {
        TenantState tenant = new TenantState("acme", rules);
        tenant.heard(WINDOW);
        keys(S).forEach(tenant.keys()::add);
        tenant.policies().add(attested(S, "p", "1"));
        return tenant;
    }

    /** Changes one thing at a time of a key. */
    public static final class KeyBuilder {
        private final long admissionMs;
        private final SignatureFamily family;
        private String keyId;
        private String publicKey;
        private KeyVersion.Status status = KeyVersion.Status.ACTIVE;
        private long validFromMs;
        private Optional<Long> validToMs = Optional.empty();
        private boolean published = true;

        private KeyBuilder(long admissionMs, SignatureFamily family) {
            this.admissionMs = admissionMs;
            this.family = family;
            this.keyId = family.name();
            this.publicKey = "public " + family;
        }

        public KeyBuilder keyId(String id) {
            keyId = id;
            return this;
        }

        public KeyBuilder publicKey(String key) {
            publicKey = key;
            return this;
        }

        public KeyBuilder status(KeyVersion.Status is) {
            status = is;
            return this;
        }

        public KeyBuilder valid(long fromMs, long toMs) {
            validFromMs = fromMs;
            validToMs = Optional.of(toMs);
            return this;
        }

        public KeyBuilder vendor() {
            published = false;
            return this;
        }

        public KeyVersion build() {
            return KeyVersion.of(
                    admissionMs,
                    keyId,
                    family,
                    KeyVariant.STANDARD,
                    publicKey.getBytes(StandardCharsets.UTF_8),
                    status,
                    validFromMs,
                    validToMs,
                    published);
        }
    }

    /** Changes one thing at a time of a verifiable entry. */
    public static final class EntryBuilder {
        private final long admissionMs;
        private final String entryId;
        private final byte[] hash;
        private boolean linkHolds = true;
        private Optional<Long> expiresAtMs = Optional.empty();
        private Optional<String> policyId = Optional.empty();
        private Optional<String> policyVersion = Optional.empty();
        private Set<VendorDependency> dependencies = Set.of();
        private List<EntrySignature> signatures;

        public EntryBuilder(long admissionMs, String entryId) {
            this.admissionMs = admissionMs;
            this.entryId = entryId;
            this.hash = ("hash of " + entryId).getBytes(StandardCharsets.UTF_8);
            this.signatures = Arrays.stream(POST_QUANTUM).map(this::signature).toList();
        }

        /** The signature of a key of {@link #keys}. */
        public EntrySignature signature(SignatureFamily family) {
            return signature(family, family.name(), "public " + family);
        }

        public EntrySignature signature(SignatureFamily family, String keyId, String publicKey) {
            byte[] signature = sign(publicKey.getBytes(StandardCharsets.UTF_8), hash);
            return new EntrySignature(keyId, family, Optional.empty(), false, signature);
        }

        public EntryBuilder signedBy(SignatureFamily... families) {
            return signatures(Arrays.stream(families).map(this::signature).toArray(EntrySignature[]::new));
        }

        public EntryBuilder signatures(EntrySignature... all) {
            signatures = List.of(all);
            return this;
        }

        public EntryBuilder brokenLink() {
            linkHolds = false;
            return this;
        }

        public EntryBuilder expiresAt(long timeMs) {
            expiresAtMs = Optional.of(timeMs);
            return this;
        }

        public EntryBuilder policy(String id, String version) {
            policyId = Optional.of(id);
            policyVersion = version.isEmpty() ? Optional.empty() : Optional.of(version);
            return this;
        }

        public EntryBuilder dependsOn(VendorDependency... on) {
            dependencies = Set.of(on);
            return this;
        }

        public Fact.Entry build() {
            return new Fact.Entry(
                    admissionMs,
                    id("e" + admissionMs + entryId),
                    1,
                    admissionMs,
                    entryId,
                    linkHolds,
                    expiresAtMs,
                    policyId,
                    policyVersion,
                    dependencies,
                    hash,
                    signatures);
        }
    }
}
