package io.oisstreams.kpis.state;

/**
 * When a tenant was heard.
 *
 * @param firstDay the first UTC day for which an event counted, as days since 1970
 * @param lastHeardDay the last one so far
 */
public record TenantState(long firstDay, long lastHeardDay) {
    TenantState heardOn(long day) {
        return new TenantState(Math.min(firstDay, day), Math.max(lastHeardDay, day));
    }
}
