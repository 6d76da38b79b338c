package io.oisstreams.governance.query;

import static io.oisstreams.http.Parameter.Kind.TEXT;
import static io.oisstreams.http.Parameter.Kind.TIME;

import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.core.SeriesMetric;
import io.oisstreams.governance.core.TrailingWindow;
import io.oisstreams.governance.topology.GovernanceTopology;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Handler;
import io.oisstreams.http.Parameter;
import io.oisstreams.http.Route;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.TenantQuestion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The paths of the governance capability (WF5, query surfaces), and what is said of them. */
public final class GovernanceRoutes implements Routes {
    /** The store of buckets. */
    static final String BUCKETS_STORE = GovernanceTopology.BUCKETS_STORE;

    private static final Set<ErrorCode> ERRORS = EnumSet.of(
            ErrorCode.UNKNOWN_TENANT,
            ErrorCode.NOT_AVAILABLE,
            ErrorCode.OVERLOADED,
            ErrorCode.PEER_UNREACHABLE,
            ErrorCode.PEER_TIMEOUT);

    private static final Parameter TENANT = Parameter.query(
            TenantQuestion.TENANT,
            TEXT,
            "The governed system's id; required as soon as more than one is known, to any instance.");
    private static final Parameter AT = Parameter.query(
            QueryTime.AT,
            TIME,
            "End of the window, exclusive, in minutes: one that has begun is in it; without it: the latest recorded time of the"
                    + " tenant's partition, after which it must not lie.");

    private final MetricsQueries metrics;

    /** The routes over some stores. */
    public GovernanceRoutes(StoreQuery query, GovernanceConfig config) {
        this.metrics = new MetricsQueries(query, config);
    }

    @Override
    public List<Route> routes() {
        return List.of(summary(), series(), reasons());
    }

    @Override
    public Optional<String> schemas() {
        return Optional.of(Routes.schemasBeside(GovernanceRoutes.class));
    }

    private Route summary() {
        return one(
                "/metrics/summary",
                "The governance metrics of a trailing window",
                "UAIR, AIRT, GAR, TCA and the totals of the decisions whose minute begins in [at - window, at). Late decisions are in the"
                        + " minutes that they belong to.",
                List.of(window(MetricsQueries.SUMMARY_WINDOW), TENANT, AT),
                "MetricsSummary",
                metrics::summary);
    }

    private Route series() {
        return one(
                "/metrics/series",
                "One governance metric by hour or day",
                "The UTC hours or days that begin in [at - window, at), earliest first, none missing. The last one ends at \"at\".",
                List.of(
                        Parameter.oneOf("metric", SeriesMetric.labels(), "Which metric.")
                                .asRequired(),
                        Parameter.oneOf("bucket", MetricsQueries.BUCKETS, "How long each part of the series is.")
                                .asRequired(),
                        window(MetricsQueries.SERIES_WINDOW),
                        TENANT,
                        AT),
                "MetricsSeries",
                metrics::series);
    }

    private Route reasons() {
        return one(
                "/metrics/reasons",
                "The reasons of a trailing window's decisions",
                "Most frequent first, then by name, only those that occur. Codes that are not registered are \"unknown\" together.",
                List.of(
                        window(MetricsQueries.REASONS_WINDOW),
                        Parameter.oneOf(
                                "by",
                                List.of(MetricsQueries.BY_FAMILY, MetricsQueries.BY_CODE),
                                "By reason family or by reason code; without it: family."),
                        TENANT,
                        AT),
                "MetricsReasons",
                metrics::reasons);
    }

    private static Parameter window(TrailingWindow withoutOne) {
        return Parameter.oneOf(
                "window",
                TrailingWindow.labels(),
                "Length of the trailing window; without it: " + withoutOne.label() + ".");
    }

    private static Route one(
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            String schema,
            Handler handler) {
        return new Route(path, summary, description, parameters, Route.Content.json(schema), ERRORS, handler)
                .withErrors(new MetricsErrors());
    }
}
