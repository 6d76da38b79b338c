package io.oisstreams.integrity.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A tenant's policy attestations, and what of a time span they cover (OIS section 4.4). Not safe for use by several threads. */
public final class PolicyLedger {
    private final List<Attestation> attestations = new ArrayList<>();
    private final List<Attestation> revocations = new ArrayList<>();
    private long added;
    private long newestAdmissionMs = Long.MIN_VALUE;
    // What all attestations cover, as long as none is added; the running score asks at every tick.
    private Optional<List<Interval>> completeCoverage = Optional.empty();

    /** Adds an attestation or a revocation. */
    public void add(Attestation attestation) {
        (attestation.revoked() ? revocations : attestations).add(attestation);
        added++;
        newestAdmissionMs = Math.max(newestAdmissionMs, attestation.admissionMs());
        completeCoverage = Optional.empty();
    }

    /** Whether anything was ever attested, from all that was admitted up to a time. */
    public boolean everAttested(long asOfMs) {
        return attestations.stream().anyMatch(a -> a.admissionMs() <= asOfMs);
    }

    /**
     * Whether a policy was attested at or before a time (contract 4.4), from all that was admitted up to another.
     *
     * @param policyVersion empty: any version
     */
    public boolean attestedBy(String policyId, Optional<String> policyVersion, long timeMs, long asOfMs) {
        return attestations.stream()
                .anyMatch(a -> a.admissionMs() <= asOfMs
                        && a.timestampMs() <= timeMs
                        && a.policyId().equals(policyId)
                        && policyVersion.map(a.policyVersion()::equals).orElse(true));
    }

    /** The maximal parts of [fromMs, toMs) without an attested policy, in order, from all that was admitted up to a time. */
    public List<Interval> gaps(long fromMs, long toMs, long asOfMs) {
        List<Interval> gaps = new ArrayList<>();
        long coveredTo = fromMs;
        for (Interval covered : coverage(asOfMs)) {
            if (coveredTo >= toMs) {
                break;
            }
            if (covered.fromMs() > coveredTo) {
                gaps.add(new Interval(coveredTo, Math.min(covered.fromMs(), toMs)));
            }
            coveredTo = Math.max(coveredTo, covered.toMs());
        }
        if (coveredTo < toMs) {
            gaps.add(new Interval(coveredTo, toMs));
        }
        return gaps;
    }

    private List<Interval> coverage(long asOfMs) {
        if (asOfMs < newestAdmissionMs) {
            return computeCoverage(asOfMs);
        }
        List<Interval> coverage = completeCoverage.orElseGet(() -> computeCoverage(asOfMs));
        completeCoverage = Optional.of(coverage);
        return coverage;
    }

    /** The attested intervals that are not empty, by start. */
    private List<Interval> computeCoverage(long asOfMs) {
        return attestations.stream()
                .filter(a -> a.admissionMs() <= asOfMs)
                .map(a -> new Interval(a.coversFromMs(), endOf(a, asOfMs)))
                .filter(interval -> interval.toMs() > interval.fromMs()) // the length may overflow
                .sorted(Comparator.comparingLong(Interval::fromMs))
                .toList();
    }

    /** When an attestation ends: its validity, or the first revocation of the same policy and version not before it. */
    private long endOf(Attestation attestation, long asOfMs) {
        long end = attestation.validToMs().orElse(Long.MAX_VALUE);
        for (Attestation revocation : revocations) {
            if (revocation.admissionMs() <= asOfMs
                    && revocation.timestampMs() >= attestation.timestampMs()
                    && revocation.samePolicy(attestation)) {
                end = Math.min(end, revocation.timestampMs());
            }
        }
        return end;
    }

    /** How many events were ever admitted up to a time: an answer about references changes only when this does. */
    long epoch(long asOfMs) {
        if (asOfMs >= newestAdmissionMs) {
            return added;
        }
        return added
                - all().stream().filter(event -> event.admissionMs() > asOfMs).count();
    }

    /**
     * Forgets what no window from {@code endMs} on can need, once everything admitted up to {@code asOfMs} is known:
     * revocations that have had their effect, attestations inside the span of another of the same policy and version, and
     * those that have ended; but not the first of each policy and version, by which references resolve.
     */
    public void forgetSettledBefore(long endMs, long asOfMs) {
        List<Attestation> kept = new ArrayList<>();
        for (Attestation attestation : attestations) {
            if (isOpenQuestion(attestation, endMs, asOfMs)) {
                kept.add(attestation);
                continue;
            }
            Attestation ended = attestation.endingAt(endOf(attestation, asOfMs));
            boolean first = kept.stream().noneMatch(k -> k.samePolicy(ended) && k.timestampMs() <= ended.timestampMs());
            boolean needed = ended.coversAfter(endMs) && kept.stream().noneMatch(k -> k.spans(ended));
            if (first || needed) {
                kept.add(ended);
            }
        }
        attestations.clear();
        attestations.addAll(kept);
        revocations.removeIf(revocation -> !isOpenQuestion(revocation, endMs, asOfMs));
        completeCoverage = Optional.empty();
    }

    private static boolean isOpenQuestion(Attestation event, long endMs, long asOfMs) {
        return event.admissionMs() > asOfMs || event.timestampMs() >= endMs;
    }

    /** Everything that is remembered. */
    public List<Attestation> all() {
        List<Attestation> all = new ArrayList<>(attestations);
        all.addAll(revocations);
        return all;
    }
}
