package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class TopologyDiagramTest {
    private static final class Nothing implements Processor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {}
    }

    @Test
    void drawsTopicsProcessorsAndStores() {
        Topology topology = new Topology()
                .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "events.b", "events.a")
                .addProcessor("first", Nothing::new, "in")
                .addProcessor("second", Nothing::new, "first")
                .addStateStore(WriteBehindStore.builder("state"), "first")
                .addSink("out", "results", new ByteArraySerializer(), new ByteArraySerializer(), "second");

        String diagram = TopologyDiagram.mermaid(topology.describe());

        assertThat(diagram.lines())
                .startsWith("flowchart LR")
                .containsExactlyInAnyOrder(
                        "flowchart LR",
                        "    topic_events_a([\"events.a\"])",
                        "    topic_events_b([\"events.b\"])",
                        "    topic_results([\"results\"])",
                        "    processor_first[\"first\"]",
                        "    processor_second[\"second\"]",
                        "    store_state[(\"state\")]",
                        "    topic_events_a --> processor_first",
                        "    topic_events_b --> processor_first",
                        "    processor_first <--> store_state",
                        "    processor_first --> processor_second",
                        "    processor_second --> topic_results");
    }
}
