package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;

/**
 * What the commands need to know of a capability.
 *
 * @param name the end of its application id
 * @param topology builds it from the settings
 */
record Capability(String name, Function<OisConfig, Topology> topology) {}
