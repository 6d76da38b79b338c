package io.oisstreams.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.embedded.agents.SimulationFile;
import io.oisstreams.embedded.agents.SimulationPlan;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.PolicyAttestation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/**
 * The tenants of a measurement of the console, as files that {@code ./ois replay} reads: many with a decision, its replay, an action and a policy
 * attestation in each hour, of whom some do something wrong, and the few of the demo, which have everything, in the last hours.
 *
 * @param tenants how many small ones
 * @param records how many hours each has
 */
record ConsoleWorkload(int tenants, int records) {
    /** Of the demo; has cycles, deviations, reports and KPIs. */
    static final String DEMO_TENANT = "globex-health";

    /** The first of the small ones; its last record lists as many degradations as one can. */
    static final String WORST_TENANT = name(0);

    private static final Instant START = Instant.parse("2026-05-20T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DEMO = Duration.ofHours(3);
    private static final Duration SPREAD = Duration.ofMinutes(20);
    private static final long MAX_GAP_MS = 600_000;
    private static final int DEGRADATIONS = 1_200;

    private static String name(int tenant) {
        return String.format(Locale.ROOT, "tenant-%04d", tenant);
    }

    /** The start of the last record of each. */
    Instant lastRecord() {
        return START.plus(HOUR.multipliedBy(records - 1L));
    }

    /** Writes the files. */
    List<Path> write(Path folder) throws IOException {
        Path small = folder.resolve("tenants.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(small)) {
            for (int hour = 0; hour < records; hour++) {
                hour(out, hour);
            }
        }
        Path demo = folder.resolve("demo.jsonl");
        Instant start = START.plus(HOUR.multipliedBy(records)).minus(DEMO);
        SimulationFile.write(demo, SimulationPlan.demo(1, start), DEMO, passed -> {});
        return List.of(small, demo);
    }

    private void hour(BufferedWriter out, int hour) throws IOException {
        Instant start = START.plus(HOUR.multipliedBy(hour));
        for (int tenant = 0; tenant < tenants; tenant++) {
            String id = name(tenant);
            int number = hour * tenants + tenant;
            Instant at = start.plusMillis(SPREAD.toMillis() * tenant / tenants);
            line(out, Topics.POLICY_ATTESTATIONS, start, attestation(number, id, start));
            line(out, Topics.GOVERNANCE_DECISIONS, at, Workload.decision(number, id, at));
            if ((tenant + hour) % 23 != 0) {
                line(out, Topics.GOVERNANCE_REPLAYS, at, Workload.replay(number, number, id, at));
            }
            line(out, Topics.AGENT_ACTIONS, at, Workload.action(number, id, at));
        }
        if (hour == records - 1) {
            degradations(out, start);
        }
    }

    private static void degradations(BufferedWriter out, Instant start) throws IOException {
        for (int i = 0; i < DEGRADATIONS; i++) {
            Instant at = start.plusSeconds(i);
            int number = Integer.MAX_VALUE - i * 50 - Integer.MAX_VALUE % 50;
            line(out, Topics.AGENT_ACTIONS, at, Workload.action(number, WORST_TENANT, at));
        }
    }

    /** From some time of the hour's first minutes on, so that each score has digits of its own. */
    private static PolicyAttestation attestation(int number, String tenantId, Instant start) {
        Instant from = start.plusMillis(number * 7_919L % MAX_GAP_MS);
        return PolicyAttestation.newBuilder()
                .setEventId("policy-" + number)
                .setTenantId(tenantId)
                .setTimestampMs(start)
                .setPolicyId("policy")
                .setPolicyVersion("1")
                .setValidFromMs(from)
                .setValidToMs(start.plus(HOUR))
                .build();
    }

    private static void line(BufferedWriter out, EventTopic topic, Instant at, SpecificRecord value)
            throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("topic", topic.name());
        line.put("timestamp", at.toEpochMilli());
        line.set("value", AvroJson.write(value));
        out.write(line.toString());
        out.write('\n');
    }
}
