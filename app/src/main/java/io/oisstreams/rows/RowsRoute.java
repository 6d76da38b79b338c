package io.oisstreams.rows;

import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Handler;
import io.oisstreams.http.Parameter;
import io.oisstreams.http.Route;
import io.oisstreams.http.TenantQuestion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Routes that are answered by a {@link RowsQuestion}. */
public final class RowsRoute {
    private static final Set<ErrorCode> ERRORS = EnumSet.of(
            ErrorCode.UNKNOWN_TENANT,
            ErrorCode.UNKNOWN_RECORD,
            ErrorCode.TOO_BROAD,
            ErrorCode.NOT_AVAILABLE,
            ErrorCode.OVERLOADED,
            ErrorCode.PEER_UNREACHABLE,
            ErrorCode.PEER_TIMEOUT);

    private static final Parameter TENANT = Parameter.query(
            TenantQuestion.TENANT,
            Parameter.Kind.TEXT,
            "The governed system's id; required as soon as more than one is known, to any instance.");

    private RowsRoute() {}

    /**
     * The route, with the tenant as its last parameter and the errors that such questions have.
     *
     * @param path with the names of its own parameters in braces
     * @param parameters all but the tenant
     */
    public static Route of(
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            Route.Content content,
            Handler handler) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(TENANT);
        return new Route(path, summary, description, all, content, ERRORS, handler);
    }
}
