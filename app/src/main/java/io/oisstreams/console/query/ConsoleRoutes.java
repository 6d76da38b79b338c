package io.oisstreams.console.query;

import static io.oisstreams.http.Parameter.Kind.LIMIT;
import static io.oisstreams.http.Parameter.Kind.TEXT;
import static io.oisstreams.http.Parameter.Kind.TIME;

import io.oisstreams.console.pages.ConsolePages;
import io.oisstreams.console.topology.ConsoleTopology;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.EventHandler;
import io.oisstreams.http.EventRoute;
import io.oisstreams.http.Parameter;
import io.oisstreams.http.Route;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.WebPage;
import io.oisstreams.paging.Cursor;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The paths of the console, and what is said of them. */
public final class ConsoleRoutes implements Routes {
    private static final Parameter TENANT =
            Parameter.query(KnownTenants.TENANT, TEXT, "Only this tenant, by the governed system's id.");

    private final OverviewQueries overview;
    private final AlertQueries alerts;
    private final ConsolePages pages = ConsolePages.load();

    private final EventHandler events;

    /**
     * The routes over the stores of {@link ConsoleTopology}.
     *
     * @param events takes those who listen
     */
    public ConsoleRoutes(StoreQuery query, EventHandler events) {
        this.overview = new OverviewQueries(query);
        this.alerts = new AlertQueries(query);
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(overview(), alerts());
    }

    @Override
    public List<WebPage> pages() {
        return pages.pages();
    }

    @Override
    public List<EventRoute> streams() {
        return List.of(events());
    }

    @Override
    public Optional<String> schemas() {
        return Optional.of(Routes.schemasBeside(ConsoleRoutes.class));
    }

    private Route overview() {
        return new Route(
                "/overview",
                "How every tenant stands",
                "All tenants at once, in order of the id's UTF-8 bytes: the latest record, the scores of the last 30, the alerts that"
                        + " are firing and the deviations that are open. With several instances all are asked; if one can't be, so is the"
                        + " answer.",
                List.of(TENANT),
                Route.Content.json("Overview"),
                errors(),
                overview::overview);
    }

    private Route alerts() {
        return new Route(
                "/alerts",
                "Alerts of all tenants or of one",
                "Newest first, by time of detection: from <= detected_at_ms < to. An alert that fired and was resolved is two"
                        + " rows with one alert_id. With several instances all are asked; if one can't be, so is the answer.",
                List.of(
                        TENANT,
                        Parameter.oneOf(AlertQueries.STATUS, AlertQueries.STATUSES, "Only with this status."),
                        Parameter.oneOf(AlertQueries.SEVERITY, AlertQueries.SEVERITIES, "Only of this severity."),
                        Parameter.query(AlertQueries.RULE, TEXT, "Only of this rule, for instance ois_class."),
                        Parameter.query("from", TIME, "Earliest time of detection, inclusive."),
                        Parameter.query("to", TIME, "Latest time of detection, exclusive."),
                        Parameter.query("limit", LIMIT, "How many rows at most."),
                        Cursor.parameter()),
                Route.Content.json("Alerts"),
                errors(ErrorCode.TOO_BROAD),
                alerts::alerts);
    }

    private EventRoute events() {
        return new EventRoute(
                "/events",
                "What is published, as it is published",
                "Events record, alert (as /alerts has it), deviation, command, report, value, rollup and time (the newest tick), each with"
                        + " one line of JSON. Of all instances, at any. No event has an id: who was disconnected, or was so slow that it was,"
                        + " asks the queries again.",
                List.of(TENANT),
                EnumSet.of(ErrorCode.OVERLOADED),
                events);
    }

    private static Set<ErrorCode> errors(ErrorCode... more) {
        Set<ErrorCode> codes = EnumSet.of(
                ErrorCode.UNKNOWN_TENANT,
                ErrorCode.NOT_AVAILABLE,
                ErrorCode.OVERLOADED,
                ErrorCode.PEER_UNREACHABLE,
                ErrorCode.PEER_TIMEOUT);
        codes.addAll(List.of(more));
        return codes;
    }
}
