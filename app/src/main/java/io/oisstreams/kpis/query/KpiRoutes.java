package io.oisstreams.kpis.query;

import static io.oisstreams.http.Parameter.Kind.LIMIT;
import static io.oisstreams.http.Parameter.Kind.TEXT;

import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Handler;
import io.oisstreams.http.Parameter;
import io.oisstreams.http.Route;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.TenantQuestion;
import io.oisstreams.kpis.KpisConfig;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The paths of the KPI capability, and what is said of them. */
public final class KpiRoutes implements Routes {
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
            TEXT,
            "The governed system's id; required as soon as more than one is known, to any instance.");

    private final OverviewQueries overview;

    /** The routes over the store of {@link io.oisstreams.kpis.topology.KpisTopology}. */
    public KpiRoutes(StoreQuery query, KpisConfig config) {
        KpiQuestion question = new KpiQuestion(query, config);
        this.overview = new OverviewQueries(question);
    }

    @Override
    public List<Route> routes() {
        return List.of(overview());
    }

    @Override
    public Optional<String> schemas() {
        return Optional.of(Routes.schemasBeside(KpiRoutes.class));
    }

    private Route overview() {
        return one(
                "/kpis",
                "How all KPIs of a tenant stand",
                "Each KPI over its review period so far, or as it was for the last incident, commit or audit; the contracts; the alerts that are firing, the worst first.",
                List.of(Parameter.query("limit", LIMIT, "How many alerts at most.")),
                Route.Content.json("Kpis"),
                overview::overview);
    }

    private static Route one(
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
