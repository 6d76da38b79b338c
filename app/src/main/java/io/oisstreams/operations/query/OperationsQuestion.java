package io.oisstreams.operations.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.TenantQuestion;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.rows.CommittedRows;
import java.util.function.Function;

/** Asks about the operations of one tenant. */
final class OperationsQuestion {
    private final TenantQuestion question;
    private final OperationsConfig config;

    OperationsQuestion(StoreQuery query, OperationsConfig config) {
        this.question = new TenantQuestion(
                query,
                OperationsTopology.STORE,
                stores -> tenants(rows(stores)),
                "no event of this tenant's operations was ever counted");
        this.config = config;
    }

    /**
     * The answer, of one state of the tenant's rows.
     *
     * @param read may be called several times
     */
    Answer ask(Request request, Function<TenantRows, Answer> read) {
        return question.ask(
                request, (stores, tenantId) -> read.apply(new TenantRows(rows(stores), tenantId, config.policy())));
    }

    private static CommittedRows rows(LocalStores stores) {
        return new CommittedRows(stores.store(OperationsTopology.STORE));
    }

    private static TenantQuestion.Tenants tenants(CommittedRows rows) {
        return new TenantQuestion.Tenants(rows::tenants, rows::knows, rows::version);
    }
}
