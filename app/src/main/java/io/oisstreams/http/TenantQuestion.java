package io.oisstreams.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.utils.Bytes;

/** Asks about one tenant: the one that the request names, or the only one that any instance knows. */
public final class TenantQuestion {
    /** The parameter of the query that names a tenant. */
    public static final String TENANT = "tenant";

    private static final String NO_VALUE = "{}";

    private final StoreQuery query;
    private final String store;
    private final Function<LocalStores, Tenants> tenants;
    private final String unknown;

    /**
     * The tenants of one partition.
     *
     * @param first the first so many that are known, in a fixed order
     * @param isKnown whether a tenant is known
     * @param version a number that changes whenever any row of a tenant does
     */
    public record Tenants(IntFunction<List<String>> first, Predicate<String> isKnown, ToLongFunction<String> version) {}

    /**
     * Asks these stores.
     *
     * @param store a store of the sub-topology whose source topics are keyed by tenant
     * @param tenants finds the tenants of a partition
     * @param unknown says in a sentence that a tenant is not known
     */
    public TenantQuestion(StoreQuery query, String store, Function<LocalStores, Tenants> tenants, String unknown) {
        this.query = query;
        this.store = store;
        this.tenants = tenants;
        this.unknown = unknown;
    }

    /** Makes an answer from the stores of a tenant's partition; may be called several times. */
    @FunctionalInterface
    public interface Read {
        /** The answer about this tenant, which is known. */
        Answer answer(LocalStores stores, String tenantId);
    }

    /**
     * The answer, of one state of the tenant's rows.
     *
     * @throws ApiException {@code UNKNOWN_TENANT}; {@code INVALID_PARAMETER} if none is named and there are several; {@code NOT_AVAILABLE}
     *     if the rows change time and again
     */
    public Answer ask(Request request, Read read) {
        return request.text(TENANT)
                .map(tenantId -> askAbout(tenantId, request, read))
                .orElseGet(() -> askAboutTheOnlyOne(request, read));
    }

    private Answer askAbout(String tenantId, Request request, Read read) {
        return query.forTenant(request, store, tenantId, stores -> unchanged(stores, tenantId, read));
    }

    private Answer unchanged(LocalStores stores, String tenantId, Read read) {
        Tenants local = tenants.apply(stores);
        if (!local.isKnown().test(tenantId)) {
            throw unknownTenant();
        }
        return new UnchangedRows(() -> local.version().applyAsLong(tenantId)).read(() -> read.answer(stores, tenantId));
    }

    private ApiException unknownTenant() {
        return new ApiException(ErrorCode.UNKNOWN_TENANT, unknown);
    }

    private Answer askAboutTheOnlyOne(Request request, Read read) {
        return query.forAll(request, store, this::firstTwo, known -> {
            String tenantId = only(known);
            return askAbout(tenantId, naming(tenantId, request), read);
        });
    }

    /** Two are enough to know that there are several. */
    private List<Row> firstTwo(LocalStores stores) {
        return tenants.apply(stores).first().apply(2).stream()
                .map(tenantId -> new Row(Bytes.wrap(tenantId.getBytes(StandardCharsets.UTF_8)), NO_VALUE))
                .toList();
    }

    private String only(List<Row> known) {
        if (known.isEmpty()) {
            throw unknownTenant();
        }
        if (known.size() > 1) {
            throw ApiException.parameter(TENANT, "is required, because there are several tenants");
        }
        return new String(known.get(0).key().get(), StandardCharsets.UTF_8);
    }

    /** The same request, but naming the tenant, so that the instance that has it need not ask all the others once more. */
    private static Request naming(String tenantId, Request request) {
        Map<String, String> parameters = new TreeMap<>(request.query());
        parameters.put(TENANT, tenantId);
        // A space as %20: a plus is one in forms only.
        String encoded = URLEncoder.encode(tenantId, StandardCharsets.UTF_8).replace("+", "%20");
        String[] parts = request.target().split("\\?", 2);
        String others = parts.length == 1 || parts[1].isEmpty() ? "" : "&" + parts[1];
        return new Request(
                parts[0] + "?" + TENANT + "=" + encoded + others, request.path(), parameters, request.forwarded());
    }
}
