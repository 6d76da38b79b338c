package io.oisstreams.integrity.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.integrity.OisRecordJson;
import io.oisstreams.output.v1.OisRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OisRecordJsonTest {
    private static final long S = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final long HOUR = IntegrityDriver.HOUR;

    @Test
    void theRecordOnTheTopicGivesExactlyTheJsonThatQueriesAnswerWith() {
        try (IntegrityDriver driver = new IntegrityDriver(
                "ois.silent.windows", "1",
                "ois.settle", "1234ms",
                "ois.exclusions", "signer_diversity=no signers, yet",
                "ois.weights", "w_DR=0.1234567,w_ASI=0.1265433,w_ES=0.200,w_PC=0.15,w_SD=0.4,w_VI=0")) {
            driver.send(new Scenario("acme")
                    .healthy(S, S + HOUR / 2)
                    .action(S + 1, false)
                    .action(S + 2, true)
                    .admittedAt(S - 10_000)
                    .decision(S + 3, "r", Optional.of("missing"))
                    .replay(S + 4, "nobody's", Optional.empty()));

            driver.tick(S + 4 * HOUR);

            List<OisRecord> records = driver.records();
            assertThat(records).hasSizeGreaterThan(1);
            assertThat(records.get(0).getExtensions().getRejected()).isNotEmpty();
            assertThat(records.get(0).getDegradationEvents()).hasSizeGreaterThan(3);
            assertThat(records.stream().map(OisRecordJson::of))
                    .containsExactlyElementsOf(driver.rows(IntegrityTopology.RECORDS_STORE, "acme"));
        }
    }
}
