package io.oisstreams.integrity.core;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of telemetry that the score is computed from; an event id is unique per tenant and source. */
public enum Source {
    /** {@code governance.decisions}. */
    DECISIONS("governance.decisions"),
    /** {@code governance.replays}. */
    REPLAYS("governance.replays"),
    /** {@code agent.actions}. */
    ACTIONS("agent.actions"),
    /** {@code chain.entries}. */
    ENTRIES("chain.entries"),
    /** {@code signer.keys}. */
    KEYS("signer.keys"),
    /** {@code policy.attestations}. */
    POLICIES("policy.attestations");

    private static final Map<String, Source> BY_TOPIC =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Source::topic, Function.identity()));

    private final String topic;

    Source(String topic) {
        this.topic = topic;
    }

    /** What a topic carries; empty: nothing that a score is computed from. */
    public static Optional<Source> ofTopic(String topic) {
        return Optional.ofNullable(BY_TOPIC.get(topic));
    }

    /** The topic that carries it. */
    public String topic() {
        return topic;
    }

    /** Whether a score depends on the order of the topic's log beyond admission times: the links of chains, the last word on a key. */
    public boolean isOrdered() {
        return this == ENTRIES || this == KEYS;
    }

    /** Whether an event of the window, admitted then, is accepted (contract 4.2: replays have the settle time as well). */
    public boolean accepts(MeasurementWindow window, long admissionMs) {
        return this == REPLAYS ? window.acceptsReplay(admissionMs) : window.accepts(admissionMs);
    }
}
