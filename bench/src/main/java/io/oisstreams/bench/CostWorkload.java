package io.oisstreams.bench;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import java.util.function.BiConsumer;

/** Costs of summaries, spread evenly over an hour; one in a hundred is above the ceiling. The same numbers give the same events. */
final class CostWorkload {
    private static final BigDecimal USUAL = new BigDecimal("0.012345678901234567");
    private static final BigDecimal TOO_MUCH = new BigDecimal("0.050000000000000001");

    private CostWorkload() {}

    static void generate(int events, int tenants, BiConsumer<Workload.Timed, String> receiver) {
        Random random = new Random(events);
        for (int i = 0; i < events; i++) {
            long timeMs = Workload.START_MS + Workload.SPAN_MS * i / events;
            String tenantId = "tenant-" + random.nextInt(tenants);
            CostEvent event = CostEvent.newBuilder()
                    .setEventId("e-" + i)
                    .setTenantId(tenantId)
                    .setTimestampMs(Instant.ofEpochMilli(timeMs))
                    .setCycleId("cycle-" + i / 1000)
                    .setSummaryId("s-" + i)
                    .setCostUsd(random.nextInt(100) == 0 ? TOO_MUCH : USUAL)
                    .setOutcome(CostOutcome.executed)
                    .build();
            receiver.accept(new Workload.Timed(Topics.COST_EVENTS, timeMs, event), tenantId);
        }
    }
}
