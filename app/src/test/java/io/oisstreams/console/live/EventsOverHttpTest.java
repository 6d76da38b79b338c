package io.oisstreams.console.live;

import static io.oisstreams.console.Published.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oisstreams.console.Published;
import io.oisstreams.console.query.ConsoleRoutes;
import io.oisstreams.http.FakeCluster;
import io.oisstreams.http.Http;
import io.oisstreams.http.Listening;
import io.oisstreams.output.v1.Severity;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code /events} of a real server, told by hand what was published. */
@Timeout(60)
class EventsOverHttpTest {
    private final EventHub hub = new EventHub(2);
    private final FakeCluster cluster = new FakeCluster(1, query -> List.of(new ConsoleRoutes(query, hub)));

    @AfterEach
    void close() {
        cluster.close();
    }

    private Listening listen(String query) throws Exception {
        return Listening.to("http://127.0.0.1:" + cluster.port(0) + "/events" + query);
    }

    private void publish(String tenantId, String id) {
        hub.publish(LiveEvents.of(Published.alert(tenantId, id, Severity.high, true, DAY)));
    }

    @Test
    void listenersHearOfTheTenantsThatTheyAskFor() throws Exception {
        hub.time(DAY);
        try (Listening all = listen("");
                Listening one = listen("?tenant=b%2F1")) {
            publish("a", "first");
            publish("b/1", "second");

            assertThat(all.next()).contains("retry: 2000");
            assertThat(all.next("time")).isEqualTo("{\"now\":\"2026-05-21T00:00:00Z\"}");
            assertThat(all.next("alert")).contains("\"alert_id\":\"first\"");
            assertThat(all.next("alert")).contains("\"alert_id\":\"second\"");
            assertThat(one.next("alert")).contains("\"alert_id\":\"second\"");
        }
    }

    @Test
    void whoIsOneTooManyIsToldToComeLaterAndMayWhenAnotherHasGone() throws Exception {
        Listening first = listen("");
        try (Listening second = listen("")) {
            HttpResponse<String> refused = Http.get(cluster.port(0), "/events");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("\"error\":\"OVERLOADED\"");
            first.close();

            await().atMost(Duration.ofSeconds(30)).until(() -> {
                publish("a", "again"); // what can't be written shows that a client has gone
                try (Listening third = listen("")) {
                    return third.answer().statusCode() == 200;
                }
            });
            assertThat(second.next("alert")).contains("again");
        }
    }
}
