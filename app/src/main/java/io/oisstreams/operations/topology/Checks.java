package io.oisstreams.operations.topology;

import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.DeterminismCheck;
import io.oisstreams.operations.core.deviation.Detection;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.quality.DeterminismLimits;
import io.oisstreams.operations.core.quality.DeterminismRule;
import io.oisstreams.operations.core.quality.QualityDay;
import io.oisstreams.operations.core.quality.Replays;
import io.oisstreams.operations.core.quality.Tier;
import io.oisstreams.operations.state.TallyKind;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.time.UtcDays;
import java.util.Locale;
import java.util.Optional;

/** Checks of compliance and determinism: counted by day, and deviations at once if they fail. */
final class Checks {
    private final DeterminismLimits limits;
    private final Quality quality;
    private final Deviations deviations;

    Checks(DeterminismLimits limits, Quality quality, Deviations deviations) {
        this.limits = limits;
        this.quality = quality;
        this.deviations = deviations;
    }

    /** Takes a check of an ADR; each one that fails is a deviation. */
    void take(ComplianceCheck check, long admissionMs) {
        quality.tally(check.getTenantId(), admissionMs, TallyKind.ADR, check.getAdrId(), check.getCompliant());
        if (!check.getCompliant()) {
            String cycle = check.getCycleId() == null ? "" : " in cycle " + check.getCycleId();
            String detail = check.getDetail() == null ? "" : ": " + check.getDetail();
            deviations.open(new Detection(
                    check.getTenantId(),
                    DeviationType.ADR_COMPLIANCE_FAILURE,
                    check.getAdrId(),
                    check.getAdrId() + " is not complied with" + cycle + detail,
                    admissionMs,
                    Topics.COMPLIANCE_CHECKS.name() + "/" + check.getEventId()));
        }
    }

    /** Why a determinism check can't be used; empty: it can. */
    static Optional<EventOutcome> refuse(DeterminismCheck check) {
        if (check.getReplays() < 0) {
            return invalid("replays: expected a number that is not negative, got " + check.getReplays());
        }
        return check.getIdentical() < 0 || check.getIdentical() > check.getReplays()
                ? invalid("identical: expected a number from 0 to replays, got " + check.getIdentical())
                : Optional.empty();
    }

    private static Optional<EventOutcome> invalid(String message) {
        return Optional.of(EventOutcome.refused(RejectionReason.INVALID_FIELD, message));
    }

    /** Takes a determinism check; one that leaves a trailing rate below its threshold is a deviation. */
    void take(DeterminismCheck check, long admissionMs) {
        String tenantId = check.getTenantId();
        Tier tier = Tier.valueOf(check.getTier().name().toUpperCase(Locale.ROOT));
        Replays replays = new Replays(check.getReplays(), check.getIdentical());
        quality.add(tenantId, admissionMs, QualityDay.of(tier, replays));
        long day = UtcDays.dayOf(admissionMs);
        QualityDay trailing = quality.days(tenantId, day - limits.rollingDays() + 1, day + 1);
        DeterminismRule.judge(tier, replays, trailing, limits)
                .ifPresent(below -> deviations.open(new Detection(
                        tenantId,
                        DeviationType.DETERMINISM_THRESHOLD_FAILURE,
                        check.getCycleId(),
                        below,
                        admissionMs,
                        Topics.DETERMINISM_CHECKS.name() + "/" + check.getEventId())));
    }
}
