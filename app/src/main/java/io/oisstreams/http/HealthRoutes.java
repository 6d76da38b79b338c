package io.oisstreams.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /health/live} and {@code /health/ready}: 200, or 503 with the reason. Neither asks another instance. */
public final class HealthRoutes implements Routes {
    private final Supplier<Optional<String>> notLive;
    private final Supplier<Optional<String>> notReady;

    /**
     * What the answers come from; both are asked at every request.
     *
     * @param notLive why the process should be restarted; empty: it needn't be
     * @param notReady why it can't answer queries now, for instance restoring or rebalancing; empty: it can
     */
    public HealthRoutes(Supplier<Optional<String>> notLive, Supplier<Optional<String>> notReady) {
        this.notLive = notLive;
        this.notReady = notReady;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                route("/health/live", "Whether the process works", "503: restart it.", notLive),
                route(
                        "/health/ready",
                        "Whether queries can be answered",
                        "503: wait; the message says why.",
                        notReady));
    }

    @Override
    public Optional<String> schemas() {
        return Optional.of("""
                {"Health": {
                  "type": "object", "additionalProperties": false, "required": ["status"],
                  "properties": {"status": {"const": "ok"}}}}
                """);
    }

    private static Route route(String path, String summary, String description, Supplier<Optional<String>> problem) {
        return new Route(
                path,
                summary,
                description,
                List.of(),
                Route.Content.json("Health"),
                Set.of(ErrorCode.NOT_AVAILABLE),
                request -> answer(problem.get()));
    }

    private static Answer answer(Optional<String> problem) {
        return problem.map(reason -> Answer.error(ErrorCode.NOT_AVAILABLE, reason))
                .orElseGet(() -> Answer.json("{\"status\":\"ok\"}"));
    }
}
