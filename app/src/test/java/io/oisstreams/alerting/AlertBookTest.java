package io.oisstreams.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.output.v1.AlertStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules with state: contract section 3. */
class AlertBookTest {
    private static final Condition WARNING = new Condition(Severity.WARNING, Optional.of(new BigDecimal("0.95")));
    private static final Condition CRITICAL = new Condition(Severity.CRITICAL, Optional.empty());
    private final AlertBook book = new AlertBook();

    private static Observation seen(String rule, String subject, long atMs, Optional<Condition> condition) {
        return new Observation(
                "acme",
                rule,
                subject.isEmpty() ? Optional.empty() : Optional.of(subject),
                condition,
                Optional.of(new BigDecimal("0.9")),
                1_000,
                2_000,
                atMs,
                "message at " + atMs);
    }

    private static Observation bad(long atMs) {
        return seen("rule", "subject", atMs, Optional.of(WARNING));
    }

    private static Observation good(long atMs) {
        return seen("rule", "subject", atMs, Optional.empty());
    }

    @Test
    void whatIsWrongFiresOnce() {
        List<Alert> fired = book.observe(bad(1));
        List<Alert> again = book.observe(bad(2));

        assertThat(fired).singleElement().isEqualTo(book.firing().get(0));
        Alert alert = fired.get(0);
        assertThat(alert)
                .isEqualTo(new Alert(
                        alert.alertId(),
                        "acme",
                        "rule",
                        Severity.WARNING,
                        true,
                        Optional.of("subject"),
                        Optional.of(new BigDecimal("0.9")),
                        Optional.of(new BigDecimal("0.95")),
                        1_000,
                        2_000,
                        1,
                        "message at 1"));
        assertThat(again).isEmpty();
    }

    @Test
    void whatIsRightAgainResolvesOnceUnderTheSameId() {
        Alert fired = book.observe(bad(1)).get(0);

        List<Alert> resolved = book.observe(good(2));
        List<Alert> again = book.observe(good(3));

        assertThat(resolved).singleElement().satisfies(alert -> {
            assertThat(alert.alertId()).isEqualTo(fired.alertId());
            assertThat(alert.firing()).isFalse();
            assertThat(alert.severity()).isEqualTo(Severity.WARNING);
            assertThat(alert.threshold()).isEqualTo(fired.threshold());
            assertThat(alert.detectedAtMs()).isEqualTo(2);
            assertThat(alert.message()).isEqualTo("message at 2");
        });
        assertThat(again).isEmpty();
        assertThat(book.firing()).isEmpty();
    }

    @Test
    void whatWasNeverWrongSaysNothing() {
        assertThat(book.observe(good(1))).isEmpty();
    }

    @Test
    void anotherSeverityResolvesTheOldAlertAndFiresAnother() {
        Alert warning = book.observe(bad(1)).get(0);

        List<Alert> changed = book.observe(seen("rule", "subject", 2, Optional.of(CRITICAL)));

        assertThat(changed).hasSize(2);
        assertThat(changed.get(0).alertId()).isEqualTo(warning.alertId());
        assertThat(changed.get(0).firing()).isFalse();
        assertThat(changed.get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(changed.get(1).firing()).isTrue();
        assertThat(changed.get(1).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(changed.get(1).alertId()).isNotEqualTo(warning.alertId());
        assertThat(book.firing()).containsExactly(changed.get(1));
    }

    @Test
    void rulesAndSubjectsFireByThemselves() {
        book.observe(bad(1));

        assertThat(book.observe(seen("rule", "another", 1, Optional.of(WARNING))))
                .hasSize(1);
        assertThat(book.observe(seen("rule", "", 1, Optional.of(WARNING)))).hasSize(1);
        assertThat(book.observe(seen("rule2", "subject", 1, Optional.of(WARNING))))
                .hasSize(1);
        assertThat(book.observe(good(2))).hasSize(1);
        assertThat(book.firing()).hasSize(3);
        assertThat(book.firing().stream().map(Alert::alertId).distinct()).hasSize(3);
    }

    @Test
    void idsAreAFunctionOfWhatFiredWhereAndWhen() {
        String id = book.observe(bad(1)).get(0).alertId();
        book.observe(good(2));

        assertThat(new AlertBook().observe(bad(1)).get(0).alertId()).isEqualTo(id);
        assertThat(book.observe(bad(3)).get(0).alertId()).isNotEqualTo(id);
    }

    @Test
    void aBookThatIsOpenedAgainKnowsWhatFires() {
        Alert fired = book.observe(bad(1)).get(0);
        book.observe(seen("rule", "", 1, Optional.of(CRITICAL)));

        AlertBook reopened = new AlertBook(book.firing());

        assertThat(reopened.firing()).isEqualTo(book.firing());
        assertThat(reopened.observe(bad(2))).isEmpty();
        assertThat(reopened.observe(good(3)).get(0).alertId()).isEqualTo(fired.alertId());
    }

    @Test
    void theAvroFormSaysTheSame() {
        Alert alert = book.observe(bad(1)).get(0);

        io.oisstreams.output.v1.Alert avro = AlertRecords.of(alert);

        assertThat(avro.getAlertId()).isEqualTo(alert.alertId());
        assertThat(avro.getTenantId()).isEqualTo("acme");
        assertThat(avro.getRule()).isEqualTo("rule");
        assertThat(avro.getSeverity()).isEqualTo(io.oisstreams.output.v1.Severity.warning);
        assertThat(avro.getStatus()).isEqualTo(AlertStatus.firing);
        assertThat(avro.getSubject()).isEqualTo("subject");
        assertThat(avro.getValue()).isEqualTo("0.900000000000000000");
        assertThat(avro.getThreshold()).isEqualTo("0.950000000000000000");
        assertThat(avro.getWindowStartMs()).isEqualTo(Instant.ofEpochMilli(1_000));
        assertThat(avro.getWindowEndMs()).isEqualTo(Instant.ofEpochMilli(2_000));
        assertThat(avro.getDetectedAtMs()).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(avro.getMessage()).isEqualTo("message at 1");
    }

    @Test
    void everySeverityHasAnAvroForm() {
        for (Severity severity : Severity.values()) {
            Observation seen = seen("rule " + severity, "", 1, Optional.of(new Condition(severity, Optional.empty())));

            io.oisstreams.output.v1.Alert avro =
                    AlertRecords.of(book.observe(seen).get(0));

            assertThat(avro.getSeverity().name()).isEqualToIgnoringCase(severity.name());
            assertThat(avro.getSubject()).isNull();
            assertThat(avro.getThreshold()).isNull();
        }
    }

    @Test
    void aValueOfMoreThanEighteenDecimalsIsRoundedHalfEven() {
        Observation seen = new Observation(
                "acme",
                "rule",
                Optional.empty(),
                Optional.of(WARNING),
                Optional.of(new BigDecimal("0.0000000000000000125")),
                1,
                2,
                3,
                "");

        assertThat(AlertRecords.of(book.observe(seen).get(0)).getValue()).isEqualTo("0.000000000000000012");
    }

    @Test
    void aResolvedAlertIsResolvedInAvroToo() {
        book.observe(bad(1));

        assertThat(AlertRecords.of(book.observe(good(2)).get(0)).getStatus()).isEqualTo(AlertStatus.resolved);
    }
}
