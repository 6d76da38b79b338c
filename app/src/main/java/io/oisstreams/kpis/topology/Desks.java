package io.oisstreams.kpis.topology;

import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.state.Expiry;
import io.oisstreams.kpis.state.KpiRows;
import io.oisstreams.kpis.state.Tenants;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.Rows;

/** Who handles what in a partition. */
record Desks(
        Tenants tenants,
        Proposals proposals,
        Incidents incidents,
        Measurements measurements,
        Snapshots snapshots,
        Reviews reviews,
        Contracts contracts,
        Days days,
        Expiry expiry) {

    /** All of them, over the same rows. */
    static Desks over(Rows rows, Agenda<Due> agenda, KpisConfig config, Published published) {
        Values values = new Values(rows, published);
        Alerts alerts = new Alerts(rows, published);
        Alarms alarms = new Alarms(agenda, alerts);
        Reviews reviews = new Reviews(rows, agenda, alerts);
        Snapshots snapshots = new Snapshots(rows, alarms);
        KpiRows days = new KpiRows(rows);
        Violations violations = new Violations(days, alerts);
        return new Desks(
                new Tenants(rows, agenda, config.settleMs(), config.silentDays(), config.retentionDays()),
                new Proposals(rows, values, alarms),
                new Incidents(rows, values, alarms, violations),
                new Measurements(
                        values, new BadReadings(rows, alerts), new Coverages(rows, values, alerts), snapshots, reviews),
                snapshots,
                reviews,
                new Contracts(config.contracts(), rows, agenda, values, alerts),
                new Days(rows, days, values, alerts, violations, reviews),
                new Expiry(rows, config.retentionDays()));
    }

    /** Does what is due. */
    void handle(Due due) {
        switch (due.kind()) {
            case PROPOSAL_WAITS -> proposals.due(due);
            case INCIDENT_GOES_ON -> incidents.due(due);
            case SNAPSHOT_IS_OLD -> snapshots.due(due);
            case REVIEW -> reviews.made(due);
            case SCORE -> contracts.due(due);
            case DAY_CLOSE -> closeDay(due);
            case EXPIRY -> expiry.after(due.tenantId(), Long.parseLong(due.subject()));
        }
    }

    private void closeDay(Due due) {
        long day = Long.parseLong(due.subject());
        days.close(due);
        tenants.afterDay(due.tenantId(), day);
        expiry.after(due.tenantId(), day);
    }
}
