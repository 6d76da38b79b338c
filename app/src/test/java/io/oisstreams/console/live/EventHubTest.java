package io.oisstreams.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.EventStream;
import io.oisstreams.http.Request;
import io.oisstreams.http.ServerSentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventHubTest {
    private static final String RETRY = "retry: 2000\n\n";

    private final EventHub hub = new EventHub(3);

    /** A client that takes so many events, and then is too slow. */
    private static final class Client implements EventStream {
        private final List<String> heard = new ArrayList<>();
        private final int patience;
        private Optional<Runnable> atEnd = Optional.empty();

        Client(int patience) {
            this.patience = patience;
        }

        @Override
        public boolean send(ServerSentEvent event) {
            if (heard.size() == patience) {
                end();
                return false;
            }
            heard.add(event.toString());
            return true;
        }

        @Override
        public void onEnd(Runnable action) {
            atEnd = Optional.of(action);
        }

        void end() {
            atEnd.orElseThrow().run();
        }
    }

    private Client client(int patience, Map<String, String> query) {
        Client client = new Client(patience);
        hub.open(new Request("/events", Map.of(), query, Optional.empty()), client);
        return client;
    }

    private Client client() {
        return client(Integer.MAX_VALUE, Map.of());
    }

    private void publish(String tenantId) {
        hub.publish(new LiveEvent("alert", tenantId, "{\"tenant_id\":\"" + tenantId + "\"}"));
    }

    private static String alert(String tenantId) {
        return "event: alert\ndata: {\"tenant_id\":\"" + tenantId + "\"}\n\n";
    }

    @Test
    void eachIsToldFirstWhenToComeBackAndThenWhatIsPublished() {
        Client client = client();

        publish("a");
        publish("b");

        assertThat(client.heard).containsExactly(RETRY, alert("a"), alert("b"));
    }

    @Test
    void whoAsksForATenantHearsOfNoOther() {
        Client client = client(Integer.MAX_VALUE, Map.of("tenant", "b"));

        publish("a");
        publish("b");
        publish("ab");

        assertThat(client.heard).containsExactly(RETRY, alert("b"));
    }

    @Test
    void theTimeIsToldToAllAndToThoseWhoComeLaterAtOnce() {
        Client first = client(Integer.MAX_VALUE, Map.of("tenant", "b"));
        hub.time(1_779_321_600_000L);
        Client second = client();

        String time = "event: time\ndata: {\"now\":\"2026-05-21T00:00:00Z\"}\n\n";
        assertThat(first.heard).containsExactly(RETRY, time);
        assertThat(second.heard).containsExactly(RETRY, time);
    }

    @Test
    void oneThatIsTooSlowIsDroppedAndTheOthersHearOn() {
        Client slow = client(2, Map.of());
        Client other = client();

        publish("a");
        publish("b");
        publish("c");

        assertThat(slow.heard).containsExactly(RETRY, alert("a"));
        assertThat(other.heard).containsExactly(RETRY, alert("a"), alert("b"), alert("c"));
    }

    @Test
    void noMoreMayListenThanTheLimitUntilOneGoes() {
        Client first = client();
        client();
        client();

        assertThatThrownBy(this::client).isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.OVERLOADED));
        first.end();
        client();

        publish("a");
        assertThat(first.heard).containsExactly(RETRY);
    }

    @Test
    void thereAreListenersUntilTheLastOneGoes() {
        assertThat(hub.hasListeners()).isFalse();

        Client client = client();
        assertThat(hub.hasListeners()).isTrue();

        client.end();
        assertThat(hub.hasListeners()).isFalse();
    }
}
