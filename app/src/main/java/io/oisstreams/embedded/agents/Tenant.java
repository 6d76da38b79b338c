package io.oisstreams.embedded.agents;

/** One tenant: its gate, its agents, its chain, its policy, its production, what its KPIs are about, all on one agenda. */
final class Tenant {
    private final Agenda agenda = new Agenda();

    Tenant(SimulationPlan plan, TenantProfile profile) {
        TenantKeys keys = TenantKeys.generate(plan, profile);
        Policy policy = new Policy(plan, profile, agenda);
        Chain chain = new Chain(plan, profile, agenda, keys, policy);
        Gate gate = new Gate(plan, profile, agenda, chain);
        Actions actions = new Actions(plan, profile, agenda);
        Production production = new Production(plan, profile, agenda);
        BaselineChanges changes = new BaselineChanges(plan, profile, agenda);
        KpiSources kpis = new KpiSources(plan, profile, agenda);
        // Keys and policy first: what refers to them comes after them.
        keys.announce(agenda);
        policy.begin();
        gate.begin();
        actions.begin();
        chain.begin();
        production.begin();
        changes.begin();
        kpis.begin();
    }

    TimedEvent next() {
        return agenda.next();
    }
}
