package io.oisstreams.kpis.query;

import static io.oisstreams.http.Parameter.Kind.LIMIT;
import static io.oisstreams.http.Parameter.Kind.TEXT;
import static io.oisstreams.http.Parameter.Kind.TIME;

import io.oisstreams.http.Parameter;
import io.oisstreams.http.Route;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.topology.KpisTopology;
import io.oisstreams.rows.RowsQuestion;
import io.oisstreams.rows.RowsRoute;
import java.util.List;
import java.util.Optional;

/** The paths of the KPI capability, and what is said of them. */
public final class KpiRoutes implements Routes {
    private static final Parameter MOST = Parameter.query("limit", LIMIT, "How many rows at most.");

    private final OverviewQueries overview;
    private final ReportQueries reports;
    private final DashboardQueries dashboards;
    private final ContractQueries contracts;
    private final KpiQueries kpis;

    /** The routes over the store of {@link KpisTopology}. */
    public KpiRoutes(StoreQuery query, KpisConfig config) {
        RowsQuestion<TenantRows> question = new RowsQuestion<>(
                query,
                KpisTopology.STORE,
                "no event of this tenant ever counted for a KPI",
                (rows, tenantId) -> new TenantRows(rows, tenantId, config.contracts()));
        this.overview = new OverviewQueries(question);
        this.reports = new ReportQueries(question);
        this.dashboards = new DashboardQueries(question);
        this.contracts = new ContractQueries(question);
        this.kpis = new KpiQueries(question);
    }

    /** The first one that fits a path answers it, so that a KPI comes last. */
    @Override
    public List<Route> routes() {
        return List.of(overview(), report(), dashboard(), contract(), kpi());
    }

    @Override
    public Optional<String> schemas() {
        return Optional.of(Routes.schemasBeside(KpiRoutes.class));
    }

    private Route overview() {
        return RowsRoute.of(
                "/kpis",
                "How all KPIs of a tenant stand",
                "Each KPI over its review period so far, or as it was for the last incident, commit or audit; the contracts; the alerts that are firing, the worst first.",
                List.of(MOST),
                Route.Content.json("Kpis"),
                overview::overview);
    }

    private Route report() {
        return RowsRoute.of(
                "/kpis/report",
                "How the values of a tenant were in the last 30 days",
                "Of what was published: current (the latest by event time), average, least, greatest, trend. A time is that of the end of a value's period.",
                List.of(Parameter.query(
                        ReportQueries.AT, TIME, "The end of the 30 days. Without it: the latest tick.")),
                Route.Content.json("KpiReports"),
                reports::report);
    }

    private Route dashboard() {
        return RowsRoute.of(
                "/kpis/dashboard",
                "The dashboard of a tenant as text",
                "As the document has it, in UTF-8: of several values of a KPI the worst; below, the alerts that are firing and what is to do.",
                List.of(),
                new Route.Content("text/plain", ""),
                dashboards::dashboard);
    }

    private Route contract() {
        return RowsRoute.of(
                "/kpis/contracts/{id}",
                "The score of a tenant by a KPI contract",
                "What a gate needs: the last score, the one before it, and whether observations wait to be scored.",
                List.of(
                        Parameter.path(ContractQueries.ID, TEXT, "The contract's id."),
                        Parameter.query(
                                ContractQueries.VERSION,
                                TEXT,
                                "The contract's version; required if several are in use.")),
                Route.Content.json("KpiContractScore"),
                contracts::score);
    }

    private Route kpi() {
        return RowsRoute.of(
                "/kpis/{id}",
                "One KPI, or one contract in its versions",
                "Its definition, how it stands, and what was published of it, newest first: from <= end of the period < to.",
                List.of(
                        Parameter.path(KpiQueries.ID, TEXT, "1.1 to 5.2, or a contract's id."),
                        Parameter.query("from", TIME, "Earliest end, inclusive. Without it: the last 30 days."),
                        Parameter.query("to", TIME, "Latest end, exclusive."),
                        MOST),
                Route.Content.json("KpiAnswer"),
                kpis::kpi);
    }
}
