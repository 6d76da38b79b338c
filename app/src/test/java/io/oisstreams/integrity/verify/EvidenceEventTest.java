package io.oisstreams.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceEventTest {
    private static final TestExport EXPORT = TestExport.of(
            List.of(new Scenario("acme", TamperStory.random(71), SignatureFamily.ED25519)
                    .keys(TamperStory.START)
                    .action(TamperStory.START + 1_000, true)
                    .admittedAt(TamperStory.START + 1_500)),
            TamperStory.START + 2 * TamperStory.HOUR);

    @Test
    void aLineSaysWhatItsEventSays() throws DifferenceException {
        EvidenceEvent event = EvidenceEvent.read("here", value("agent.actions"));

        assertThat(event.source()).isEqualTo(Source.ACTIONS);
        assertThat(event.tenantId()).isEqualTo("acme");
        assertThat(event.timestampMs()).isEqualTo(TamperStory.START + 1_000);
        assertThat(event.admissionMs()).isEqualTo(TamperStory.START + 1_500);
        assertThat(event.windowStartMs()).isEqualTo(TamperStory.START);
        assertThat(event.event()).isPresent();
        assertThat(event.position()).isEmpty();
        assertThat(event.isNeededLater()).isFalse();
    }

    @Test
    void whereTheOrderOfTheLogMattersItHasAPosition() throws DifferenceException {
        EvidenceEvent event = EvidenceEvent.read("here", value("signer.keys"));

        assertThat(event.position()).hasValue(0);
        assertThat(event.isNeededLater()).isTrue();
    }

    @Test
    void aLineMayHaveTheHashAlone() throws DifferenceException {
        EvidenceEvent event = EvidenceEvent.read("here", value("agent.actions").put("event", ""));

        assertThat(event.event()).isEmpty();
        assertThat(HashText.of(event.leafHash()))
                .isEqualTo(value("agent.actions").get("leaf_hash").textValue());
    }

    @ParameterizedTest
    @CsvSource({
        "topic, cost.events, topic",
        "topic, agent.decisions, topic",
        "leaf_hash, 00, leaf_hash",
        "tenant_id, other, tenant_id",
        "event_id, other, event_id",
        "event, {, text",
        "event, [], text",
        "event, {}, event",
    })
    void aLineWhosePartsDisagreeIsRefused(String field, String text, String named) {
        ObjectNode value = value("agent.actions").put(field, text);

        assertRefused(value, named);
    }

    @Test
    void numbersAndTheSetOfFieldsCountToo() {
        assertRefused(value("agent.actions").put("timestamp_ms", 1), "timestamp_ms");
        // Part of the text, and so of the hash.
        assertRefused(value("agent.actions").put("admitted_at_ms", 1), "event");
        assertRefused(value("agent.actions").put("more", 1), "fields");
        assertRefused(value("agent.actions").without("window_end_ms"), "window_end_ms");
        assertRefused(value("agent.actions").put("timestamp_ms", 1.5), "timestamp_ms");
    }

    @Test
    void anotherSpellingOfTheSameEventIsRefusedEvenWithItsOwnHash() {
        ObjectNode value = value("agent.actions");
        String text = value.get("event").textValue().replace("{\"timestamp\":", "{ \"timestamp\":");
        value.put("event", text);
        value.put("leaf_hash", HashText.of(new MerkleHash().leaf(text.getBytes(StandardCharsets.UTF_8))));

        assertRefused(value, "event");
    }

    private static void assertRefused(ObjectNode value, String field) {
        assertThatThrownBy(() -> EvidenceEvent.read("here", value))
                .isInstanceOfSatisfying(
                        DifferenceException.class,
                        e -> assertThat(e.difference().field()).isEqualTo(field));
    }

    private static ObjectNode value(String topic) {
        return EXPORT.evidence().stream()
                .map(line -> (ObjectNode) TestExport.parse(line).get("value"))
                .filter(value -> value.get("topic").textValue().equals(topic))
                .findFirst()
                .orElseThrow();
    }
}
