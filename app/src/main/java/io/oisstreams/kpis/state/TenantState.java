package io.oisstreams.kpis.state;

/**
 * When a tenant was heard.
 *
 * @param lastHeardDay the last UTC day so far for which an event counted, as days since 1970
 */
public record TenantState(long lastHeardDay) {
    TenantState heardOn(long day) {
        return new TenantState(Math.max(lastHeardDay, day));
    }
}
