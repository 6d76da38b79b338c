package io.oisstreams.embedded.demo;

import io.oisstreams.embedded.agents.Simulation;
import io.oisstreams.embedded.agents.SimulationPlan;
import io.oisstreams.embedded.agents.TimedEvent;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Simulates ahead of time on a thread of its own, because signing takes long and must not hold up the clock. */
public final class EventsAhead implements AutoCloseable {
    /** About a minute of the demo; 25 kB each where it is a chain entry, of which there are few. */
    private static final int CAPACITY = 3_000;

    private static final long LOOK_EVERY_MS = 200;

    private final BlockingQueue<TimedEvent> events = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread thread;
    private volatile Optional<RuntimeException> failure = Optional.empty();

    private EventsAhead(SimulationPlan plan) {
        thread = new Thread(() -> simulate(plan), "simulation");
        thread.setDaemon(true);
    }

    /** Begins to simulate. */
    public static EventsAhead start(SimulationPlan plan) {
        EventsAhead ahead = new EventsAhead(plan);
        ahead.thread.start();
        return ahead;
    }

    private void simulate(SimulationPlan plan) {
        try {
            Simulation simulation = new Simulation(plan);
            while (true) {
                events.put(simulation.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
    }

    /** The next event; waits until it is there. Throws what the simulation threw. */
    TimedEvent take() throws InterruptedException {
        while (true) {
            TimedEvent event = events.poll(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            if (event != null) {
                return event;
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
