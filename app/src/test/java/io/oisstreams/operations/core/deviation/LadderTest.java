package io.oisstreams.operations.core.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.alerting.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
    private static final LadderStep AT_FIVE = new LadderStep(5, Optional.empty(), List.of("LARS"), "Alert sent");
    private static final LadderStep AT_SIX = new LadderStep(6, Optional.of("VEGA"), List.of(), "Audit begins");
    private static final Ladder LADDER = new Ladder(
            "A Failure",
            Severity.HIGH,
            60,
            List.of("LARS"),
            Optional.of(Command.PAUSE_PRODUCTION),
            "Pause",
            List.of(AT_FIVE, AT_SIX),
            30,
            List.of("LARS"),
            new Emergency(Severity.CRITICAL, List.of("LARS"), "Escalate"));

    @Test
    void aLadderIsReadFromItsJson() throws JsonProcessingException {
        Ladder read = DocumentLadders.JSON.treeToValue(json(), Ladder.class);

        assertThat(read).isEqualTo(LADDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "severity", "recipients", "action", "steps", "status_update_recipients", "emergency"})
    void whatIsMissingIsNamed(String field) {
        assertFails((ObjectNode) json().without(field), field + ": missing");
    }

    @ParameterizedTest
    @CsvSource({"sla_minutes, 0", "sla_minutes, -1", "status_update_minutes, 0", "status_update_minutes, -30"})
    void timesThatPassAreAtLeastAMinute(String field, int minutes) {
        assertFails(json().put(field, minutes), field + ": expected at least 1, got " + minutes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "action"})
    void textsAreNotEmpty(String field) {
        assertFails(json().put(field, " "), field + ": empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipients", "status_update_recipients"})
    void somebodyIsTold(String field) {
        ObjectNode nobody = json();
        nobody.putArray(field);
        assertFails(nobody, field + ": expected at least one");

        ObjectNode noName = json();
        noName.putArray(field).add("LARS").add("");
        assertFails(noName, field + ": empty");
    }

    @Test
    void stepsAreInOrder() {
        ObjectNode json = json();
        ((ObjectNode) json.path("steps").path(0)).put("at_minutes", 7);

        assertFails(json, "steps: at_minutes 6 comes after 7, expected them in order");
    }

    @Test
    void stepsOfOneTimeAreAllowed() throws JsonProcessingException {
        ObjectNode json = json();
        ((ObjectNode) json.path("steps").path(0)).put("at_minutes", 6);

        assertThat(DocumentLadders.JSON.treeToValue(json, Ladder.class).steps()).hasSize(2);
    }

    @Test
    void aStepIsNotBeforeTheDetectionAndSaysWhatAndWho() {
        assertStepFails(
                "{\"at_minutes\": -1, \"recipients\": [], \"text\": \"x\"}", "at_minutes: expected at least 0, got -1");
        assertStepFails("{\"at_minutes\": 1, \"text\": \"x\"}", "recipients: missing");
        assertStepFails("{\"at_minutes\": 1, \"recipients\": [\"\"], \"text\": \"x\"}", "recipients: empty");
        assertStepFails("{\"at_minutes\": 1, \"recipients\": []}", "text: missing");
        assertStepFails("{\"at_minutes\": 1, \"recipients\": [], \"text\": \"\"}", "text: empty");
        assertStepFails("{\"at_minutes\": 1, \"actor\": \"\", \"recipients\": [], \"text\": \"x\"}", "actor: empty");
    }

    @Test
    void anEmergencyIsToldToSomebody() {
        ObjectNode json = json();
        ((ObjectNode) json.path("emergency")).putArray("recipients");

        assertFails(json, "recipients: expected at least one");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasALadder(DeviationType type) {
        Map<DeviationType, Ladder> byType = new EnumMap<>(DocumentLadders.read().byType());
        byType.remove(type);

        assertThatThrownBy(() -> new Ladders(byType))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deviations." + type.label() + ": missing");
    }

    @Test
    void laddersDoNotChangeWithTheListsTheyWereMadeOf() {
        Map<DeviationType, Ladder> byType = new EnumMap<>(DocumentLadders.read().byType());
        Ladders ladders = new Ladders(byType);

        byType.clear();

        assertThat(ladders.byType().keySet()).containsExactly(DeviationType.values());
    }

    @Test
    void aDeviationGoesOnByTheLaddersThatThereAreNow() {
        Map<DeviationType, Ladder> byType = new EnumMap<>(DocumentLadders.read().byType());
        DeviationType type = DeviationType.COST_CEILING_BREACH;
        Deviation opened =
                new Escalation(new Ladders(byType)).open(Course.detection(type)).deviation();
        byType.put(type, LADDER);

        Progress progress = new Escalation(new Ladders(byType)).passTo(opened, opened.slaDueAtMs());

        // Two steps were taken under the old ladder, and the new one has no third; the clock stays the old one.
        assertThat(progress.events())
                .extracting(DeviationEvent::kind)
                .containsExactly(DeviationEvent.Kind.SLA_MISSED, DeviationEvent.Kind.EMERGENCY_ESCALATION);
    }

    private static ObjectNode json() {
        ObjectNode json = DocumentLadders.JSON.valueToTree(LADDER);
        return json.put("severity", "high");
    }

    private static void assertFails(ObjectNode json, String message) {
        assertThatThrownBy(() -> DocumentLadders.JSON.treeToValue(json, Ladder.class))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage(message);
    }

    private static void assertStepFails(String json, String message) {
        assertThatThrownBy(() -> DocumentLadders.JSON.readValue(json, LadderStep.class))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage(message);
    }
}
