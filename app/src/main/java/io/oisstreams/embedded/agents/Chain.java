package io.oisstreams.embedded.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.oisstreams.crypto.Sha3;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.VerificationDependency;
import io.oisstreams.integrity.core.EntryHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A tenant's governance chain. An entry records the decisions since the one before, because signing is dear; it is closed at the
 * latest just before the hour is over, so that it lies in the window of its decisions.
 */
final class Chain {
    private static final String GENESIS = "0".repeat(64);
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long BEFORE_THE_HOUR_MS = 2_000;
    private static final long LEAST_PAUSE_MS = Duration.ofSeconds(30).toMillis();
    private static final long MOST_PAUSE_MS = Duration.ofSeconds(50).toMillis();
    private static final Duration SIGNATURES_LAST = Duration.ofDays(30);

    private final SimulationPlan plan;
    private final TenantProfile profile;
    private final Agenda agenda;
    private final TenantKeys keys;
    private final Policy policy;
    private final Dice dice;
    private final ChainTrouble trouble;
    private final String chainId;
    private final List<String> receipts = new ArrayList<>();
    private long sequence;
    private String lastHash = GENESIS;

    Chain(SimulationPlan plan, TenantProfile profile, Agenda agenda, TenantKeys keys, Policy policy) {
        this.plan = plan;
        this.profile = profile;
        this.agenda = agenda;
        this.keys = keys;
        this.policy = policy;
        this.dice = new Dice(plan, profile, "chain");
        this.trouble = new ChainTrouble(dice);
        this.chainId = "chain-" + plan.run();
    }

    /** The next time, from this on, at which a decision can still be recorded before the hour is over. */
    static long whenRecordable(long atMs) {
        long hourEndMs = hourEnd(atMs);
        return atMs >= hourEndMs - BEFORE_THE_HOUR_MS ? hourEndMs : atMs;
    }

    void begin() {
        planNext(plan.startMs());
    }

    /** Adds a decision to the entry that is open now, and says which that is. */
    String record(String requestId, String receiptHash) {
        receipts.add(requestId + " " + receiptHash);
        return entryId();
    }

    private String entryId() {
        return chainId + "-" + sequence;
    }

    private void planNext(long afterMs) {
        long lastOfHourMs = hourEnd(afterMs) - BEFORE_THE_HOUR_MS;
        long nextMs = afterMs + dice.between(LEAST_PAUSE_MS, MOST_PAUSE_MS);
        agenda.at(afterMs < lastOfHourMs ? Math.min(nextMs, lastOfHourMs) : nextMs, this::close);
    }

    private void close(long atMs) {
        if (!receipts.isEmpty()) {
            Optional<Misbehaviour> wrong = trouble.at(atMs);
            ChainEntry entry = entry(atMs, wrong);
            publish(entry, atMs, wrong);
            lastHash = HexFormat.of().formatHex(EntryHash.of(entry));
            sequence++;
            receipts.clear();
        }
        planNext(atMs);
    }

    private void publish(ChainEntry entry, long atMs, Optional<Misbehaviour> wrong) {
        if (wrong.equals(Optional.of(Misbehaviour.MISSING_ENTRY))) {
            return;
        }
        boolean late = wrong.equals(Optional.of(Misbehaviour.LATE_ENTRY));
        // Late, but inside its hour: afterwards it would count for nothing.
        long sentMs = late ? Math.min(trouble.lateUntilMs(), hourEnd(atMs) - 1000) : atMs;
        agenda.send(Topics.CHAIN_ENTRIES, dice.admitted(sentMs), entry);
    }

    private ChainEntry entry(long atMs, Optional<Misbehaviour> wrong) {
        boolean broken = wrong.equals(Optional.of(Misbehaviour.BROKEN_LINK));
        boolean expired = wrong.equals(Optional.of(Misbehaviour.EXPIRED_SIGNATURE));
        boolean vendor = wrong.equals(Optional.of(Misbehaviour.VENDOR_KEY));
        Instant time = Instant.ofEpochMilli(atMs);
        ChainEntry unsigned = ChainEntry.newBuilder()
                .setEventId("event-of-" + entryId())
                .setTenantId(profile.tenantId())
                .setTimestampMs(time)
                .setChainId(chainId)
                .setSequence(sequence)
                .setEntryId(entryId())
                .setPredecessorHash(broken ? hashOf("a fork of " + lastHash) : lastHash)
                .setPayloadHash("sha3-256:" + hashOf(String.join("\n", receipts)))
                .setPolicyId(Policy.ID)
                .setPolicyVersion(policy.version())
                .setSignatures(List.of())
                .setSignatureExpiresAtMs(time.plus(expired ? Duration.ofSeconds(1) : SIGNATURES_LAST))
                .setVerificationDependencies(vendor ? List.of(VerificationDependency.vendor_key_resolution) : List.of())
                .setReattestation(trouble.repairs())
                .build();
        return ChainEntry.newBuilder(unsigned)
                .setSignatures(signatures(EntryHash.of(unsigned), wrong))
                .build();
    }

    private List<EntrySignature> signatures(byte[] hash, Optional<Misbehaviour> wrong) {
        if (wrong.equals(Optional.of(Misbehaviour.MISSING_ENTRY))) {
            return List.of(); // nobody will see it
        }
        if (wrong.equals(Optional.of(Misbehaviour.SINGLE_FAMILY))) {
            return keys.byOne(hash);
        }
        return wrong.equals(Optional.of(Misbehaviour.VENDOR_KEY)) ? keys.byVendorToo(hash) : keys.byAll(hash);
    }

    private static String hashOf(String text) {
        return Sha3.hex256(text.getBytes(UTF_8));
    }

    private static long hourEnd(long atMs) {
        return (Math.floorDiv(atMs, HOUR_MS) + 1) * HOUR_MS;
    }
}
