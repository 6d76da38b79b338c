package io.oisstreams.operations.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertBook;
import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.alerting.Severity;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.operations.core.freeze.Baseline;
import io.oisstreams.operations.core.freeze.Change;
import io.oisstreams.operations.core.freeze.Component;
import io.oisstreams.operations.core.freeze.FreezePolicy;
import io.oisstreams.operations.core.freeze.FreezeRule;
import io.oisstreams.operations.core.freeze.FreezeVerdict;
import io.oisstreams.operations.state.BaselineRows;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.TenantState;
import io.oisstreams.operations.state.Tenants;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.time.UtcDays;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;

/** Changes of the baseline: into the register, or alerts in the words of what is prohibited. */
final class BaselineChanges {
    private final FreezePolicy policy;
    private final Rows rows;
    private final Tenants tenants;
    private final Published published;

    BaselineChanges(FreezePolicy policy, Rows rows, Tenants tenants, Published published) {
        this.policy = policy;
        this.rows = rows;
        this.tenants = tenants;
        this.published = published;
    }

    /** What a change means. */
    FreezeVerdict judge(BaselineChange event, long admissionMs) {
        return FreezeRule.judge(change(event), register(event.getTenantId()), policy, admissionMs);
    }

    /** Why a change can't be used; empty: it can. */
    static Optional<EventOutcome> refuse(FreezeVerdict verdict) {
        return verdict instanceof FreezeVerdict.Unusable unusable
                ? Optional.of(EventOutcome.refused(RejectionReason.INVALID_FIELD, unusable.message()))
                : Optional.empty();
    }

    /** Takes a change of a tenant that was heard. */
    void take(BaselineChange event, FreezeVerdict verdict, long admissionMs) {
        if (verdict instanceof FreezeVerdict.NewBaseline next) {
            Baseline baseline = next.baseline();
            rows.put(RowKey.of(Kind.BASELINE, event.getTenantId(), (long) baseline.number()), baseline);
        } else if (verdict instanceof FreezeVerdict.Violation) {
            tenants.change(event.getTenantId(), TenantState::withFreezeViolation);
        }
        tell(event, verdict, admissionMs);
    }

    /** A change that was not allowed fires; the same change, once it is, resolves. */
    private void tell(BaselineChange event, FreezeVerdict verdict, long admissionMs) {
        Bytes key = RowKey.of(Kind.FREEZE_ALERT, event.getTenantId(), event.getChangeId());
        Optional<Alert> firing = rows.get(key, Alert.class);
        int required = policy.requiredApprovals().size();
        Optional<FreezeVerdict.Violation> violation =
                verdict instanceof FreezeVerdict.Violation found ? Optional.of(found) : Optional.empty();
        int missing = violation.map(found -> found.missing().size()).orElse(0);
        long day = UtcDays.dayOf(admissionMs);
        AlertBook book = new AlertBook(firing.stream().toList());
        book.observe(new Observation(
                        event.getTenantId(),
                        FreezeRule.ALERT_RULE,
                        Optional.of(event.getChangeId()),
                        violation.map(
                                found -> new Condition(Severity.CRITICAL, Optional.of(BigDecimal.valueOf(required)))),
                        Optional.of(BigDecimal.valueOf(required - missing)),
                        UtcDays.startMs(day),
                        UtcDays.startMs(day + 1),
                        admissionMs,
                        violation.map(FreezeVerdict.Violation::message).orElse("approved by all who must")))
                .forEach(published::alert);
        book.firing().stream().findFirst().ifPresentOrElse(alert -> rows.put(key, alert), () -> rows.delete(key));
    }

    /** All versions of a tenant's baseline, the first first. */
    List<Baseline> register(String tenantId) {
        return new BaselineRows(rows, policy).register(tenantId);
    }

    private static Change change(BaselineChange event) {
        return new Change(
                event.getChangeId(),
                Component.valueOf(event.getComponent().name().toUpperCase(Locale.ROOT)),
                event.getApprovals().stream()
                        .filter(approval -> !approval.getReference().isBlank())
                        .map(io.oisstreams.event.v1.Approval::getAuthority)
                        .collect(Collectors.toSet()),
                Optional.ofNullable(event.getNewBaselineVersion()),
                event.getSummary());
    }
}
