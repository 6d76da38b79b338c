package io.oisstreams.embedded.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The events of a plan, without end, in order of admission. Made when they are asked for, by the thread that asks: signing is what
 * takes the time. Not for use by several threads.
 */
public final class Simulation implements Iterator<TimedEvent> {
    private record Head(int tenant, TimedEvent event) {}

    private final List<Tenant> tenants = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.<Head>comparingLong(head -> head.event().admissionMs()).thenComparingInt(Head::tenant));

    /** A simulation at its beginning; the keys are made now. */
    public Simulation(SimulationPlan plan) {
        for (TenantProfile profile : plan.tenants()) {
            tenants.add(new Tenant(plan, profile));
            heads.add(
                    new Head(tenants.size() - 1, tenants.get(tenants.size() - 1).next()));
        }
    }

    /** Always: a simulation has no end. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public TimedEvent next() {
        Head head = heads.remove();
        heads.add(new Head(head.tenant(), tenants.get(head.tenant()).next()));
        return head.event();
    }
}
