package io.oisstreams.kpis.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.TenantQuestion;
import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.topology.KpisTopology;
import io.oisstreams.rows.CommittedRows;
import java.util.function.Function;

/** Asks about the KPIs of one tenant. */
final class KpiQuestion {
    private final TenantQuestion question;
    private final KpisConfig config;

    KpiQuestion(StoreQuery query, KpisConfig config) {
        this.question = new TenantQuestion(
                query,
                KpisTopology.STORE,
                stores -> tenants(rows(stores)),
                "no event of this tenant ever counted for a KPI");
        this.config = config;
    }

    /**
     * The answer, of one state of the tenant's rows.
     *
     * @param read may be called several times
     */
    Answer ask(Request request, Function<TenantRows, Answer> read) {
        return question.ask(
                request, (stores, tenantId) -> read.apply(new TenantRows(rows(stores), tenantId, config.contracts())));
    }

    private static CommittedRows rows(LocalStores stores) {
        return new CommittedRows(stores.store(KpisTopology.STORE));
    }

    private static TenantQuestion.Tenants tenants(CommittedRows rows) {
        return new TenantQuestion.Tenants(rows::tenants, rows::knows, rows::version);
    }
}
