package io.oisstreams.rows;

import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.TenantQuestion;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Asks about one tenant, of whom the rows know.
 *
 * @param <T> the tenant's rows, as the capability reads them
 */
public final class RowsQuestion<T> {
    private final TenantQuestion question;
    private final String store;
    private final BiFunction<CommittedRows, String, T> tenantRows;

    /**
     * Asks this store.
     *
     * @param store of rows
     * @param unknown says in a sentence that a tenant is not known
     * @param tenantRows those of a partition and a tenant
     */
    public RowsQuestion(
            StoreQuery query, String store, String unknown, BiFunction<CommittedRows, String, T> tenantRows) {
        this.question = new TenantQuestion(query, store, stores -> tenants(rows(stores, store)), unknown);
        this.store = store;
        this.tenantRows = tenantRows;
    }

    /**
     * The answer, of one state of the tenant's rows.
     *
     * @param read may be called several times
     * @throws io.oisstreams.http.ApiException as {@link TenantQuestion#ask}
     */
    public Answer ask(Request request, Function<T, Answer> read) {
        return question.ask(request, (stores, tenantId) -> read.apply(tenantRows.apply(rows(stores, store), tenantId)));
    }

    private static CommittedRows rows(LocalStores stores, String store) {
        return new CommittedRows(stores.store(store));
    }

    private static TenantQuestion.Tenants tenants(CommittedRows rows) {
        return new TenantQuestion.Tenants(rows::tenants, rows::knows, rows::version);
    }
}
