package io.oisstreams.integrity.topology;

import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.topology.IntegrityDriver.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.integrity.core.Circumstances;
import io.oisstreams.integrity.core.EvidenceLeaves;
import io.oisstreams.integrity.core.Facts;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.Scoring;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.Telemetry;
import io.oisstreams.integrity.core.Weights;
import io.oisstreams.integrity.state.UnpublishedRecord;
import io.oisstreams.signing.RecordSigner;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** A window that takes long holds up nobody else's record, and its tenant's later ones wait for it. */
class RecordSealerTest {
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final Queue<Runnable> heldLarge = new ArrayDeque<>();
    private final RecordSealer sealer =
            new RecordSealer("ois-streams", RecordSigner.WITHOUT_KEYS, held::add, heldLarge::add);

    private static UnpublishedRecord withLeaves(int leaves) {
        EvidenceLeaves all = new EvidenceLeaves();
        for (int i = 0; i < leaves; i++) {
            all.add(Source.ACTIONS, "a-" + i, new byte[32]);
        }
        Telemetry none = new Telemetry(0, 0, 0, 0, 0, 0, HOUR, 0, 0, 0, 0);
        IntegrityRecord record = new IntegrityRecord(
                "acme",
                Facts.WINDOW,
                Scoring.score(none, Circumstances.ORDINARY, Weights.DEFAULT),
                Weights.DEFAULT,
                Map.of(),
                List.of(),
                Map.of(),
                none,
                Map.of());
        return new UnpublishedRecord(record, all);
    }

    @Test
    void largeWindowsHaveAThreadOfTheirOwn() {
        sealer.forRoot(withLeaves(100_001)).execute(() -> {});
        assertThat(heldLarge).hasSize(1);
        assertThat(held).isEmpty();

        sealer.forRoot(withLeaves(100_000)).execute(() -> {});
        sealer.forRoot(withLeaves(1_001)).execute(() -> {});
        assertThat(held).hasSize(2);

        boolean[] done = {false};
        Executor atOnce = sealer.forRoot(withLeaves(1_000));
        atOnce.execute(() -> done[0] = true);
        assertThat(done[0]).isTrue();
    }

    @Test
    void aRecordThatWaitsHoldsUpItsTenantsLaterOnesOnly() {
        try (IntegrityDriver driver = new IntegrityDriver(Optional.of(sealer), "ois.silent.windows", "2")) {
            Scenario busy = new Scenario("busy");
            for (int i = 0; i < 1_001; i++) {
                busy.action(S + i, true);
            }
            driver.send(busy, new Scenario("quiet").action(S, true));

            driver.tickOnly(S + 2 * HOUR + 305_001);

            assertThat(driver.records())
                    .extracting(record -> record.getExtensions().getTenantId())
                    .containsExactly("quiet", "quiet");
            while (!held.isEmpty()) {
                held.remove().run();
            }
            driver.tick(S + 2 * HOUR + 305_002);
            assertThat(driver.records())
                    .extracting(record -> record.getExtensions().getTenantId() + " "
                            + record.getMeasurementWindow().getStartMs().toEpochMilli())
                    .containsExactly("busy " + S, "busy " + (S + HOUR));
        }
    }
}
