package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.config.OisConfig;
import io.oisstreams.console.pages.ConsolePages;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.http.Route;
import io.oisstreams.http.Routes;
import io.oisstreams.http.WebPage;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.rows.RowsCluster;
import io.oisstreams.streams.TopologyDriver;
import java.util.List;
import java.util.Map;

/**
 * The console over the operations of one tenant, as they are 40 minutes after noon: a cycle that ended and one that runs, a deviation of
 * each of three types, one of them investigated, costs of today and of days before.
 */
public final class OperationsSite implements AutoCloseable {
    /** The tenant. */
    public static final String TENANT = "acme";

    /** A cycle that ended: one of its three operations is not verified, one is missing. */
    public static final String ENDED = "a/b \u00fc";

    /** The subject of a deviation, which must be shown as it is. */
    public static final String HOSTILE = "<script>alert(1)</script>";

    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final long MINUTE_MS = 60_000;
    private static final OperationsConfig CONFIG = OperationsConfig.of(OisConfig.of(Map.of()));

    private final RowsCluster cluster = new RowsCluster(
            1,
            new TopologyDriver(OperationsTopology::build),
            OperationsTopology.STORE,
            query -> new WithPages(new OperationsRoutes(query, CONFIG), ConsolePages.load()));

    private final Events events = new Events(TENANT);

    private record WithPages(Routes queries, ConsolePages console) implements Routes {
        @Override
        public List<Route> routes() {
            return queries.routes();
        }

        @Override
        public List<WebPage> pages() {
            return console.pages();
        }
    }

    /** Lets all of it happen. */
    public OperationsSite() {
        for (int day = 8; day > 0; day--) {
            long noonMs = NOON - day * 24L * 60 * MINUTE_MS;
            cost("s" + day, "0.01" + day, noonMs);
            cluster.tick(noonMs + 1);
        }
        cluster.tick(NOON - 1);
        cycles();
        cost(HOSTILE, "0.06", NOON + 100);
        cost("dear", "410.000000000000000001", NOON + 200);
        cluster.send(Topics.COMPLIANCE_CHECKS, events.failedCheck("ADR-001", NOON), NOON + 300);
        cluster.send(Topics.BASELINE_CHANGES, events.change("ch-1", NOON, "LARS", "VEGA", "G4"), NOON);
        cluster.send(Topics.BASELINE_CHANGES, events.change("ch-2", NOON), NOON);
        cluster.tick(NOON + 10_000);
        investigate(deviation(HOSTILE));
        cluster.tick(NOON + 40 * MINUTE_MS);
        get("/operations/status");
    }

    private void cost(String summaryId, String usd, long ms) {
        cluster.send(Topics.COST_EVENTS, events.cost(summaryId, usd, ms), ms);
    }

    private void cycles() {
        cluster.send(Topics.CYCLE_EVENTS, events.cycle(ENDED, CycleEventKind.started, 3, NOON), NOON);
        cluster.send(Topics.SIGNATURE_VERIFICATIONS, events.operation(ENDED, 1, true, NOON), NOON);
        cluster.send(Topics.SIGNATURE_VERIFICATIONS, events.operation(ENDED, 2, false, NOON), NOON);
        cluster.send(Topics.CYCLE_EVENTS, events.cycle(ENDED, CycleEventKind.halted, 3, NOON), NOON);
        cluster.send(Topics.CYCLE_EVENTS, events.cycle("runs", CycleEventKind.started, 3, NOON), NOON);
    }

    private void investigate(String id) {
        for (DeviationUpdateKind kind :
                List.of(DeviationUpdateKind.acknowledged, DeviationUpdateKind.investigation_started)) {
            long ms = NOON + MINUTE_MS;
            cluster.send(Topics.DEVIATION_UPDATES, events.update(id, kind, ms), ms);
        }
    }

    /** The id of the deviation of a subject. */
    public String deviation(String subject) {
        return get("/operations/deviations")
                .path("deviations")
                .valueStream()
                .filter(deviation -> deviation.path("subject").asText().equals(subject))
                .map(deviation -> deviation.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    /** What a query answers. */
    public JsonNode get(String target) {
        return cluster.get(target);
    }

    /** The body of an answer as it is. */
    public String text(String target) {
        return cluster.ask(0, target).body();
    }

    /** The address of a page of the tenant's operations. */
    public String page(String path) {
        return "http://127.0.0.1:" + cluster.instances().port(0) + "/console/tenants/" + TENANT + "/operations" + path;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
