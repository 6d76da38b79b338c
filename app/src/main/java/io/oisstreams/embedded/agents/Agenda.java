package io.oisstreams.embedded.agents;

import io.oisstreams.event.EventTopic;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;

/** What a tenant is going to do, and the events that it has sent and that are under way: both in order of time. */
final class Agenda {
    private record Step(long atMs, long number, LongConsumer action) {}

    private record Sent(long number, TimedEvent event) {}

    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::atMs).thenComparingLong(Step::number));
    private final PriorityQueue<Sent> underWay = new PriorityQueue<>(
            Comparator.<Sent>comparingLong(sent -> sent.event().admissionMs()).thenComparingLong(Sent::number));
    private long numbers;

    /** Plans a step; it is given its time. */
    void at(long atMs, LongConsumer action) {
        steps.add(new Step(atMs, numbers++, action));
    }

    /** Sends an event; its admission is not before the step that sends it. */
    void send(EventTopic topic, long admissionMs, SpecificRecord value) {
        underWay.add(new Sent(numbers++, new TimedEvent(topic, admissionMs, value)));
    }

    /** The event that arrives next. Works through the steps up to then, of which there is always another. */
    TimedEvent next() {
        while (underWay.isEmpty()
                || underWay.element().event().admissionMs() >= steps.element().atMs()) {
            Step step = steps.remove();
            step.action().accept(step.atMs());
        }
        return underWay.remove().event();
    }
}
