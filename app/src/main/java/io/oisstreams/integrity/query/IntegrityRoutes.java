package io.oisstreams.integrity.query;

import static io.oisstreams.http.Parameter.Kind.LIMIT;
import static io.oisstreams.http.Parameter.Kind.TEXT;
import static io.oisstreams.http.Parameter.Kind.TIME;

import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Handler;
import io.oisstreams.http.Parameter;
import io.oisstreams.http.Route;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.integrity.topology.IntegrityTopology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths of the integrity capability, and what is said of them. */
public final class IntegrityRoutes implements Routes {
    private static final Set<ErrorCode> ALL_TENANTS = EnumSet.of(
            ErrorCode.NOT_AVAILABLE, ErrorCode.OVERLOADED, ErrorCode.PEER_UNREACHABLE, ErrorCode.PEER_TIMEOUT);
    private static final Set<ErrorCode> ONE_TENANT = plus(ALL_TENANTS, ErrorCode.UNKNOWN_TENANT);

    private static final Parameter TENANT =
            Parameter.path("tenant", TEXT, "The governed system's id, percent-encoded (a slash is %2F).");
    private static final Parameter LIMIT_PARAMETER = Parameter.query("limit", LIMIT, "How many rows at most.");
    private static final Parameter NEXT = Parameter.query(
            Cursor.PARAMETER, TEXT, "The value of \"next\" in the page before; without it: the first page.");

    private final TenantQueries tenant;
    private final AlertQueries alerts;
    private final TenantList list;

    /** @param query reads the stores of {@link IntegrityTopology} */
    public IntegrityRoutes(StoreQuery query) {
        this.tenant = new TenantQueries(query);
        this.alerts = new AlertQueries(query);
        this.list = new TenantList(query);
    }

    @Override
    public List<Route> routes() {
        return List.of(current(), records(), recordAt(), degradations(), alerts(), tenants());
    }

    @Override
    public Optional<String> schemas() {
        try (InputStream file = IntegrityRoutes.class.getResourceAsStream("schemas.json")) {
            return Optional.of(
                    new String(Objects.requireNonNull(file, "schemas.json").readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading schemas.json", e);
        }
    }

    private Route current() {
        return one(
                "/ois/{tenant}/current",
                "The open window's running dimensions",
                "Not final: \"final\" is false, and the numbers change until the window's record is published.",
                List.of(TENANT),
                "Current",
                ONE_TENANT,
                tenant::current);
    }

    private Route records() {
        return one(
                "/ois/{tenant}/records",
                "A tenant's records",
                "Newest first, by window start: from <= start < to.",
                List.of(
                        TENANT,
                        Parameter.query("from", TIME, "Earliest window start, inclusive."),
                        Parameter.query("to", TIME, "Latest window start, exclusive."),
                        LIMIT_PARAMETER,
                        NEXT),
                "Records",
                ONE_TENANT,
                tenant::records);
    }

    private Route recordAt() {
        return one(
                "/ois/{tenant}/records/{start}",
                "The record of one window",
                "A record never changes once it is published.",
                List.of(TENANT, Parameter.path("start", TIME, "Start of the window: ISO 8601 or milliseconds.")),
                "Record",
                plus(ONE_TENANT, ErrorCode.UNKNOWN_RECORD),
                tenant::recordAt);
    }

    private Route degradations() {
        return one(
                "/ois/{tenant}/degradations",
                "A tenant's degradation events",
                "Newest window first, by window start: from <= start < to.",
                List.of(
                        TENANT,
                        Parameter.query("from", TIME, "Earliest window start, inclusive."),
                        Parameter.query("to", TIME, "Latest window start, exclusive."),
                        Parameter.oneOf("type", TenantQueries.DEGRADATION_TYPES, "Only events of this type."),
                        LIMIT_PARAMETER,
                        NEXT),
                "Degradations",
                plus(ONE_TENANT, ErrorCode.TOO_BROAD),
                tenant::degradations);
    }

    private Route alerts() {
        return one(
                "/alerts",
                "Alerts of all tenants or of one",
                "Newest first, by time of detection: from <= detected_at_ms < to. An alert that fired and was resolved is two"
                        + " rows with one alert_id. With several instances all are asked; if one can't be, so is the answer.",
                List.of(
                        Parameter.query("tenant", TEXT, "Only this tenant's."),
                        Parameter.oneOf("status", AlertQueries.STATUSES, "Only with this status."),
                        Parameter.query("rule", TEXT, "Only of this rule, for instance ois_class."),
                        Parameter.query("from", TIME, "Earliest time of detection, inclusive."),
                        Parameter.query("to", TIME, "Latest time of detection, exclusive."),
                        LIMIT_PARAMETER,
                        NEXT),
                "Alerts",
                plus(ONE_TENANT, ErrorCode.TOO_BROAD),
                alerts::alerts);
    }

    private Route tenants() {
        return one(
                "/tenants",
                "Every tenant that was ever heard of",
                "In order of the id's UTF-8 bytes, each with what /ois/{tenant}/current answers.",
                List.of(LIMIT_PARAMETER, NEXT),
                "Tenants",
                ALL_TENANTS,
                list::tenants);
    }

    private static Route one(
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            String schema,
            Set<ErrorCode> errors,
            Handler handler) {
        return new Route(path, summary, description, parameters, Route.Content.json(schema), errors, handler);
    }

    private static Set<ErrorCode> plus(Set<ErrorCode> codes, ErrorCode more) {
        return Stream.concat(codes.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
