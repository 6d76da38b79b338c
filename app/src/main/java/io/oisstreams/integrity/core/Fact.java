package io.oisstreams.integrity.core;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a window remembers of one event. A window's state is the fold of its facts, so the facts are all that has to be stored.
 * Times are in ms since the UTC epoch; {@code admissionMs} is the admission time of contract section 1.1.
 */
public sealed interface Fact {
    /** Admission time in ms. */
    long admissionMs();

    /** A fact of an accepted event, with what deduplication must remember of it. */
    sealed interface Accepted extends Fact {
        /** Which topic the event came by. */
        Source source();

        /** Digest of the event id. */
        Digest eventId();

        /** CRC-32C of the event's bytes: tells a repeated event from another one under a used id. */
        int contentCrc();
    }

    /**
     * A governance decision.
     *
     * @param receiptHash what a replay must reproduce; empty: the decision can't be reproduced
     * @param chainEntryId the chain entry that recorded it; empty: none is claimed
     */
    record Decision(
            long admissionMs,
            Digest eventId,
            int contentCrc,
            long timestampMs,
            String requestId,
            Optional<String> receiptHash,
            Optional<String> chainEntryId)
            implements Accepted {
        @Override
        public Source source() {
            return Source.DECISIONS;
        }
    }

    /**
     * A replay, as a window sees it whose decisions it may belong to.
     *
     * @param receiptHash empty: the replay produced none
     */
    record Replay(long admissionMs, String requestId, Optional<String> receiptHash) implements Fact {}

    /**
     * An agent's action.
     *
     * @param violation outside its scope and not escalated; the ids are kept for violations only
     */
    record Action(
            long admissionMs,
            Digest eventId,
            int contentCrc,
            long timestampMs,
            boolean violation,
            String actionId,
            String agentId)
            implements Accepted {
        @Override
        public Source source() {
            return Source.ACTIONS;
        }
    }

    /**
     * A chain entry, its link judged on arrival and its signatures verified against the keys known then.
     *
     * @param entryHash the 32 signed bytes; empty when every signature is settled
     * @param expiresAtMs the signatures' expiry; empty: never
     */
    record Entry(
            long admissionMs,
            Digest eventId,
            int contentCrc,
            long timestampMs,
            String entryId,
            boolean linkHolds,
            Optional<Long> expiresAtMs,
            Optional<String> policyId,
            Optional<String> policyVersion,
            Set<VendorDependency> dependencies,
            byte[] entryHash,
            List<EntrySignature> signatures)
            implements Accepted {
        /** Copies the collections; the hash is not copied and must not be changed. */
        public Entry {
            dependencies = Set.copyOf(dependencies);
            signatures = List.copyOf(signatures);
        }

        @Override
        public Source source() {
            return Source.ENTRIES;
        }

        /** The same entry after verification: the hash is kept only while a signature may have to be verified again. */
        public Entry settled(List<EntrySignature> verified) {
            boolean allValid = verified.stream().allMatch(EntrySignature::valid);
            return with(verified, allValid ? new byte[0] : entryHash);
        }

        /** The same entry with what is known of its signatures. */
        Entry withSignatures(List<EntrySignature> known) {
            return with(known, entryHash);
        }

        private Entry with(List<EntrySignature> known, byte[] hash) {
            return new Entry(
                    admissionMs,
                    eventId,
                    contentCrc,
                    timestampMs,
                    entryId,
                    linkHolds,
                    expiresAtMs,
                    policyId,
                    policyVersion,
                    dependencies,
                    hash,
                    known);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry
                    && eventId.equals(entry.eventId)
                    && admissionMs == entry.admissionMs
                    && contentCrc == entry.contentCrc
                    && timestampMs == entry.timestampMs
                    && entryId.equals(entry.entryId)
                    && linkHolds == entry.linkHolds
                    && expiresAtMs.equals(entry.expiresAtMs)
                    && policyId.equals(entry.policyId)
                    && policyVersion.equals(entry.policyVersion)
                    && dependencies.equals(entry.dependencies)
                    && Arrays.equals(entryHash, entry.entryHash)
                    && signatures.equals(entry.signatures);
        }

        @Override
        public int hashCode() {
            return Objects.hash(eventId, admissionMs);
        }
    }

    /** An accepted event whose effect is kept elsewhere (keys, policies, replays): only its id matters here. */
    record Seen(long admissionMs, Source source, Digest eventId, int contentCrc) implements Accepted {}

    /** A chain entry of an earlier window, admitted during this one: no entry of this one, but present for decisions (contract 4.3, 4.6). */
    record StaleEntry(long admissionMs, Digest eventId, int contentCrc, String entryId) implements Accepted {
        @Override
        public Source source() {
            return Source.ENTRIES;
        }
    }

    /**
     * A leaf of the window's evidence tree: an event that its score uses.
     *
     * @param hash 32 bytes; not copied, not to be changed
     */
    record Leaf(long admissionMs, Source source, String eventId, byte[] hash) implements Fact {
        @Override
        public boolean equals(Object other) {
            return other instanceof Leaf leaf
                    && admissionMs == leaf.admissionMs
                    && source == leaf.source
                    && eventId.equals(leaf.eventId)
                    && Arrays.equals(hash, leaf.hash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(source, eventId);
        }
    }

    /** Something rejected with an admission time inside this window. */
    record Rejected(long admissionMs, String reason) implements Fact {}
}
