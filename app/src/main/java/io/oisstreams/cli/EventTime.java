package io.oisstreams.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says of when the events are that a command makes. */
final class EventTime {
    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description =
                    "Of when it is, in ISO 8601, for files. Without it: now; of the demo, what its own clock shows.")
    private Optional<Instant> at = Optional.empty();

    /** In whole milliseconds. */
    Instant of(InstantSource clock) {
        return at.orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
    }
}
