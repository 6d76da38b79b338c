package io.oisstreams.embedded.agents;

/** All of a tenant that its KPIs follow from: proposals, incidents, what is measured, what its repository holds, and reviews. */
final class KpiSources {
    private final Proposals proposals;
    private final Incidents incidents;
    private final SelfChecks checks;
    private final Backups backups;
    private final Commits commits;
    private final Audits audits;
    private final RepositoryLooks looks;
    private final Reviews reviews;

    KpiSources(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        Measurements measurements = new Measurements(plan, profile, agenda);
        this.proposals = new Proposals(plan, profile, agenda);
        this.incidents = new Incidents(plan, profile, agenda);
        this.checks = new SelfChecks(plan, profile, agenda, measurements);
        this.backups = new Backups(plan, profile, agenda, measurements);
        this.commits = new Commits(plan, profile, agenda, measurements);
        this.audits = new Audits(plan, profile, agenda, measurements);
        this.looks = new RepositoryLooks(plan, profile, agenda);
        this.reviews = new Reviews(plan, profile, agenda, measurements);
    }

    void begin() {
        proposals.begin();
        incidents.begin();
        checks.begin();
        backups.begin();
        commits.begin();
        audits.begin();
        looks.begin();
        reviews.begin();
    }
}
