package io.oisstreams.integrity.query;

import static io.oisstreams.http.Parameter.Kind.COUNT;
import static io.oisstreams.http.Parameter.Kind.LIMIT;
import static io.oisstreams.http.Parameter.Kind.TEXT;
import static io.oisstreams.http.Parameter.Kind.TIME;

import io.oisstreams.config.OisConfig;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Handler;
import io.oisstreams.http.Parameter;
import io.oisstreams.http.Route;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.integrity.evidence.EvidenceReader;
import io.oisstreams.integrity.evidence.EvidenceTopic;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.paging.Cursor;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.TrustedKeys;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
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
    private static final Parameter START =
            Parameter.path("start", TIME, "Start of the window: ISO 8601 or milliseconds.");
    private static final Parameter FROM = Parameter.query("from", TIME, "Earliest window start, inclusive.");
    private static final Parameter TO = Parameter.query("to", TIME, "Latest window start, exclusive.");
    private static final Parameter LIMIT_PARAMETER = Parameter.query("limit", LIMIT, "How many rows at most.");
    private static final Parameter NEXT = Cursor.parameter();

    private final TenantQueries tenant;
    private final TenantList list;
    private final ScoreList scores;
    private final ExplanationQueries explanations;
    private final ProofQueries proofs;

    /**
     * The routes over some stores.
     *
     * @param query reads the stores of {@link IntegrityTopology}
     * @param evidence what proofs of events are made from
     * @param keys the public halves of the keys that sign records; empty: none do
     */
    public IntegrityRoutes(StoreQuery query, EvidenceReader evidence, Optional<TrustedKeys> keys) {
        this.tenant = new TenantQueries(query);
        this.list = new TenantList(query);
        this.scores = new ScoreList(tenant);
        this.explanations = new ExplanationQueries(tenant);
        this.proofs = new ProofQueries(query, evidence, keys);
    }

    /**
     * The routes of an instance.
     *
     * @throws io.oisstreams.config.StartupException if the key folder can't be read
     */
    public static IntegrityRoutes of(OisConfig config, StoreQuery query) {
        Optional<TrustedKeys> keys =
                config.signingKeysDir().map(folder -> TrustedKeys.of(new KeyFolder(folder, new SecureRandom()).keys()));
        return new IntegrityRoutes(query, new EvidenceTopic(config), keys);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                current(),
                records(),
                scores(),
                recordAt(),
                explanation(),
                currentExplanation(),
                evidence(),
                proof(),
                checkpoint(),
                consistency(),
                degradations(),
                tenants(),
                tenantIds());
    }

    @Override
    public Optional<String> schemas() {
        return Optional.of(Routes.schemasBeside(IntegrityRoutes.class));
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
                List.of(TENANT, FROM, TO, LIMIT_PARAMETER, NEXT),
                "Records",
                ONE_TENANT,
                tenant::records);
    }

    private Route scores() {
        return one(
                "/ois/{tenant}/scores",
                "The scores of a tenant's records",
                "Newest first, by window start: from <= start < to. What charts need of records, and no more.",
                List.of(TENANT, FROM, TO, LIMIT_PARAMETER, NEXT),
                "Scores",
                ONE_TENANT,
                scores::scores);
    }

    private Route recordAt() {
        return one(
                "/ois/{tenant}/records/{start}",
                "The record of one window",
                "A record never changes once it is published.",
                List.of(TENANT, START),
                "Record",
                plus(ONE_TENANT, ErrorCode.UNKNOWN_RECORD),
                tenant::recordAt);
    }

    private Route explanation() {
        return one(
                "/ois/{tenant}/records/{start}/explanation",
                "Why a record's score is what it is",
                "What each dimension was counted from and gives to the composite, and the degradation events that cost most: by how"
                        + " much OIS would be higher if this one had been in order and all else equal. At most 100,000 events are"
                        + " examined, the first in order of time; if the store has forgotten them, those that the record lists.",
                List.of(TENANT, START),
                "Explanation",
                plus(ONE_TENANT, ErrorCode.UNKNOWN_RECORD),
                explanations::ofRecord);
    }

    private Route currentExplanation() {
        return one(
                "/ois/{tenant}/current/explanation",
                "Why the running score is what it is",
                "Not final, as /ois/{tenant}/current. \"costliest\" is empty: what degraded is judged when the window closes, since"
                        + " replays, entries and keys that mend it may still come.",
                List.of(TENANT),
                "Explanation",
                ONE_TENANT,
                explanations::ofCurrent);
    }

    private Route evidence() {
        return one(
                "/ois/{tenant}/records/{start}/evidence",
                "The leaves of a record's evidence tree",
                "In leaf order: by topic, then by event id, both as UTF-8 bytes. The evidence is read from Kafka for each page, for few"
                        + " requests at a time.",
                List.of(TENANT, START, LIMIT_PARAMETER, NEXT),
                "Evidence",
                plus(ONE_TENANT, ErrorCode.UNKNOWN_RECORD),
                proofs::evidence);
    }

    private Route proof() {
        return one(
                "/ois/{tenant}/records/{start}/proof",
                "That a record was made from an event",
                "A bundle that ./ois verify checks alone: the event, its place in the record's evidence, the record, and its place"
                        + " in the tenant's log. The evidence is read from Kafka, for few requests at a time.",
                List.of(
                        TENANT,
                        START,
                        Parameter.query("event_id", TEXT, "The event. Required."),
                        Parameter.query("topic", TEXT, "Its topic, if events of several have the id.")),
                "Proof",
                plus(plus(ONE_TENANT, ErrorCode.UNKNOWN_RECORD), ErrorCode.UNKNOWN_EVENT),
                proofs::proof);
    }

    private Route checkpoint() {
        return new Route(
                "/ois/{tenant}/checkpoint",
                "The newest checkpoint of a tenant's log",
                "A C2SP signed note: origin, number of records, root, an empty line, and the signatures. ./ois witness reads it.",
                List.of(TENANT),
                new Route.Content("text/plain", ""),
                plus(ONE_TENANT, ErrorCode.UNKNOWN_RECORD),
                proofs::checkpoint);
    }

    private Route consistency() {
        return one(
                "/ois/{tenant}/consistency",
                "That a tenant's log only grew between two sizes",
                "A consistency proof of RFC 9162 between any two checkpoints; ./ois verify checks it alone.",
                List.of(
                        TENANT,
                        Parameter.query("from", COUNT, "Records of the older checkpoint. Required."),
                        Parameter.query("to", COUNT, "Records of the newer one, at least 1; without it: all.")),
                "Consistency",
                plus(ONE_TENANT, ErrorCode.UNKNOWN_RECORD),
                proofs::consistency);
    }

    private Route degradations() {
        return one(
                "/ois/{tenant}/degradations",
                "A tenant's degradation events",
                "Newest window first, by window start: from <= start < to.",
                List.of(
                        TENANT,
                        FROM,
                        TO,
                        Parameter.oneOf("type", TenantQueries.DEGRADATION_TYPES, "Only events of this type."),
                        LIMIT_PARAMETER,
                        NEXT),
                "Degradations",
                plus(ONE_TENANT, ErrorCode.TOO_BROAD),
                tenant::degradations);
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

    private Route tenantIds() {
        return one(
                "/tenants/ids",
                "The ids of every tenant that was ever heard of",
                "In order of their UTF-8 bytes: also of those of whom nothing was published yet.",
                List.of(LIMIT_PARAMETER, NEXT),
                "TenantIds",
                ALL_TENANTS,
                list::ids);
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
