package io.oisstreams.operations.query;

import static io.oisstreams.http.Parameter.Kind.DATE;
import static io.oisstreams.http.Parameter.Kind.LIMIT;
import static io.oisstreams.http.Parameter.Kind.TEXT;
import static io.oisstreams.http.Parameter.Kind.TIME;

import io.oisstreams.http.Parameter;
import io.oisstreams.http.Route;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.rows.RowsQuestion;
import io.oisstreams.rows.RowsRoute;
import java.util.List;
import java.util.Optional;

/** The paths of the operations capability, and what is said of them. */
public final class OperationsRoutes implements Routes {
    private static final Parameter MOST = Parameter.query("limit", LIMIT, "How many rows at most.");
    /** JSON or Markdown, as the report is. */
    private static final Route.Content REPORT = new Route.Content("*/*", "");

    private final StatusQueries status;
    private final CostQueries costs;
    private final CostDayQueries costDays;
    private final CycleQueries cycles;
    private final DeviationQueries deviations;
    private final ReportQueries reports;
    private final BaselineQueries baselines;

    /** The routes over the store of {@link OperationsTopology}. */
    public OperationsRoutes(StoreQuery query, OperationsConfig config) {
        RowsQuestion<TenantRows> question = new RowsQuestion<>(
                query,
                OperationsTopology.STORE,
                "no event of this tenant's operations was ever counted",
                (rows, tenantId) -> new TenantRows(rows, tenantId, config.policy()));
        this.status = new StatusQueries(question);
        this.costs = new CostQueries(question, config.settleMs());
        this.costDays = new CostDayQueries(question, config.settleMs());
        this.cycles = new CycleQueries(question);
        this.deviations = new DeviationQueries(question, config.policy().ladders());
        this.reports = new ReportQueries(question);
        this.baselines = new BaselineQueries(question);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                status(),
                costDays(),
                costs(),
                cycles(),
                cycle(),
                deviations(),
                deviation(),
                reports(),
                report(),
                baselines());
    }

    @Override
    public Optional<String> schemas() {
        return Optional.of(Routes.schemasBeside(OperationsRoutes.class));
    }

    private Route status() {
        return RowsRoute.of(
                "/operations/status",
                "How the operations of a tenant stand",
                "The operational state, the reports that were and will be made, the deviations of each type, and which commands are in force.",
                List.of(),
                Route.Content.json("OperationsStatus"),
                status::status);
    }

    private Route costDays() {
        return RowsRoute.of(
                "/operations/costs",
                "What many UTC days have cost",
                "Newest first: from <= day < to, without both the 30 days that end with the present one; with the limits in force, and how much of them the present day has used.",
                List.of(
                        Parameter.query(
                                "from", DATE, "Earliest UTC day, inclusive; without it 30 days before the end."),
                        Parameter.query("to", DATE, "Latest UTC day, exclusive.")),
                Route.Content.json("OperationsCostDays"),
                costDays::list);
    }

    private Route costs() {
        return RowsRoute.of(
                "/operations/costs/{date}",
                "What a UTC day has cost",
                "The daily cost report: as it was published once the day is closed, before that as it would be now.",
                List.of(Parameter.path(CostQueries.DATE, DATE, "The UTC day.")),
                Route.Content.json("OperationsCosts"),
                costs::costs);
    }

    private Route cycles() {
        return RowsRoute.of(
                "/operations/cycles",
                "The production cycles of a tenant",
                "Those of which an event was admitted, or the log made, on a day with from <= day < to: the last such day first, on one day the one that ended, or else began, last.",
                List.of(
                        Parameter.oneOf("status", CycleQueries.STATUSES, "Only those that stand like this."),
                        Parameter.query("from", DATE, "Earliest UTC day, inclusive."),
                        Parameter.query("to", DATE, "Latest UTC day, exclusive."),
                        MOST),
                Route.Content.json("OperationsCycles"),
                cycles::list);
    }

    private Route cycle() {
        return RowsRoute.of(
                "/operations/cycles/{id}",
                "A production cycle and its signed operations",
                "The operations are in the order of the signature log; those that came too late for it are counted only.",
                List.of(Parameter.path(CycleQueries.ID, TEXT, "The cycle's id, percent-encoded (a slash is %2F).")),
                Route.Content.json("OperationsCycle"),
                cycles::cycle);
    }

    private Route deviations() {
        return RowsRoute.of(
                "/operations/deviations",
                "The deviations of a tenant",
                "Newest first, by the time of detection: from <= detection < to.",
                List.of(
                        Parameter.oneOf("status", DeviationQueries.STATUSES, "Only those that are open, or closed."),
                        Parameter.oneOf("type", DeviationQueries.TYPES, "Only those of a type."),
                        Parameter.query("from", TIME, "Earliest detection, inclusive."),
                        Parameter.query("to", TIME, "Latest detection, exclusive."),
                        MOST),
                Route.Content.json("OperationsDeviations"),
                deviations::list);
    }

    private Route deviation() {
        return RowsRoute.of(
                "/operations/deviations/{id}",
                "One deviation",
                "How far it was escalated and handled.",
                List.of(Parameter.path(DeviationQueries.ID, TEXT, "The deviation's id.")),
                Route.Content.json("OperationsDeviationAnswer"),
                deviations::deviation);
    }

    private Route reports() {
        return RowsRoute.of(
                "/operations/reports",
                "The published reports of a tenant",
                "Newest first, by the time at which they were made: from <= time < to.",
                List.of(
                        Parameter.oneOf("kind", ReportQueries.KINDS, "Only those of a kind."),
                        Parameter.query("from", TIME, "Earliest time, inclusive."),
                        Parameter.query("to", TIME, "Latest time, exclusive."),
                        MOST),
                Route.Content.json("OperationsReports"),
                reports::list);
    }

    private Route report() {
        return RowsRoute.of(
                "/operations/reports/{name}",
                "A published report",
                "Its body as it was published, in its own media type: application/json or text/markdown, in UTF-8.",
                List.of(Parameter.path(
                        ReportQueries.NAME, TEXT, "The report's name, percent-encoded (a percent sign is %25).")),
                REPORT,
                reports::report);
    }

    private Route baselines() {
        return RowsRoute.of(
                "/operations/baselines",
                "The register of baseline versions",
                "All versions, earliest first, and the changes of frozen components that were not allowed and still fire, by their ids.",
                List.of(MOST),
                Route.Content.json("OperationsBaselines"),
                baselines::baselines);
    }
}
