package io.oisstreams.streams;

import static io.oisstreams.streams.ExpiringRows.SETTLE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.EventHeader;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.integrity.state.StateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeenEventsTest {
    private static final long T = 1_779_000_000_000L;
    private static final long UNTIL = T + 60_000;

    private final StateStore store = new StateStore();
    private final ExpiringRows ids = new ExpiringRows(store.store());
    private final SeenEvents events = new SeenEvents(ids);

    @AfterEach
    void close() {
        store.close();
    }

    private static Incoming incoming(String topic, long admissionMs, int content) {
        return new Incoming(topic, 0, 1, admissionMs, new byte[] {'t'}, new byte[] {0, 0, 0, 0, 1, (byte) content});
    }

    private EventOutcome see(String topic, String tenant, String eventId, long admissionMs, int content) {
        return events.see(new EventHeader(eventId, tenant, T), incoming(topic, admissionMs, content), UNTIL);
    }

    @Test
    void theFirstOfAnIdCountsAndTheSameAgainIsARepetition() {
        assertThat(see("a", "t", "e", T, 1)).isEqualTo(new EventOutcome.Accepted());
        assertThat(see("a", "t", "e", T + 1, 1)).isEqualTo(new EventOutcome.Repeated());
    }

    @Test
    void anotherEventOfTheIdIsRefusedWithoutTellingTheId() {
        see("a", "t", "person@example.org", T, 1);

        EventOutcome other = see("a", "t", "person@example.org", T, 2);

        assertThat(other)
                .isEqualTo(new EventOutcome.Refused(
                        new Rejection(RejectionReason.DUPLICATE_CONFLICT, "its event_id was used by another event")));
        assertThat(see("a", "t", "person@example.org", T, 1)).isEqualTo(new EventOutcome.Repeated());
    }

    @Test
    void idsAreOfATenantAndATopic() {
        see("a", "t", "e", T, 1);

        assertThat(see("a", "u", "e", T, 2)).isEqualTo(new EventOutcome.Accepted());
        assertThat(see("b", "t", "e", T, 2)).isEqualTo(new EventOutcome.Accepted());
    }

    @Test
    void anIdCountsAsLongAsItIsSaidToAndIsFreeAfterwards() {
        see("a", "t", "e", T, 1);

        assertThat(see("a", "t", "e", UNTIL, 1)).isEqualTo(new EventOutcome.Repeated());
        assertThat(see("a", "t", "e", UNTIL + 1, 2)).isEqualTo(new EventOutcome.Accepted());
    }

    @Test
    void whatIsReadTooFarBehindTheTicksIsRefused() {
        ids.advanceTo(T);

        assertThat(see("a", "t", "e", T - SETTLE_MS, 1)).isEqualTo(new EventOutcome.Accepted());
        assertThat(see("a", "t", "f", T - SETTLE_MS - 1, 1))
                .isInstanceOfSatisfying(
                        EventOutcome.Refused.class,
                        refused -> assertThat(refused.rejection().reason()).isEqualTo(RejectionReason.WINDOW_CLOSED));
    }
}
