package io.oisstreams.operations.topology;

import io.oisstreams.event.Rejection;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.core.OperationsPolicy;
import io.oisstreams.operations.state.Due;
import io.oisstreams.operations.state.Expiry;
import io.oisstreams.operations.state.Tenants;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Incoming;
import java.util.function.BiConsumer;

/** Who handles what in a partition. */
record Desks(
        Tenants tenants,
        Costs costs,
        Cycles cycles,
        Checks checks,
        BaselineChanges baselines,
        Deviations deviations,
        Weeks weeks,
        Expiry expiry) {

    /**
     * All of them, over the same rows.
     *
     * @param reject tells of an event that turns out to be of no use after it was admitted
     */
    static Desks over(
            Rows rows,
            Agenda<Due> agenda,
            OperationsConfig config,
            Published published,
            BiConsumer<Incoming, Rejection> reject) {
        OperationsPolicy policy = config.policy();
        Commands commands = new Commands(published);
        Reports reports = new Reports(policy.reports(), rows, published);
        Tenants tenants = new Tenants(rows, agenda, config.settleMs(), policy.reports());
        Deviations deviations = new Deviations(policy.ladders(), rows, agenda, published, commands, reject);
        Quality quality = new Quality(rows);
        Costs costs = new Costs(policy.costs(), rows, published, commands, deviations, reports);
        BaselineChanges baselines = new BaselineChanges(policy.freeze(), rows, tenants, published);
        WeekFactsReader facts = new WeekFactsReader(policy, rows, tenants, quality, costs, baselines);
        return new Desks(
                tenants,
                costs,
                new Cycles(policy.readiness().cycles(), rows, agenda, quality, deviations, reports),
                new Checks(policy.determinism(), quality, deviations),
                baselines,
                deviations,
                new Weeks(policy, config.templates(), rows, tenants, facts, commands, reports),
                new Expiry(rows, policy.reports().retentionDays()));
    }

    /** Does what is due. */
    void handle(Due due) {
        switch (due.kind()) {
            case UPDATE -> deviations.update(due);
            case SIGNATURE_LOG -> cycles.log(due);
            case ESCALATION -> deviations.escalate(due);
            case DAY_END -> costs.end(due);
            case DAY_CLOSE -> closeDay(due);
            case WEEK_CLOSE -> closeWeek(due);
            case EXPIRY -> expiry.after(due.tenantId(), Long.parseLong(due.subject()));
        }
    }

    private void closeDay(Due due) {
        long day = Long.parseLong(due.subject());
        costs.close(due);
        tenants.afterDay(due.tenantId(), day);
        expiry.after(due.tenantId(), day);
    }

    private void closeWeek(Due due) {
        weeks.close(due);
        tenants.afterWeek(due.tenantId(), Long.parseLong(due.subject()));
    }
}
