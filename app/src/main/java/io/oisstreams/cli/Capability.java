package io.oisstreams.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;

/**
 * What the commands need to know of a capability.
 *
 * @param name for people
 * @param application the end of its application id
 * @param topology builds it from the settings; the registry takes its metrics
 * @param routes what it answers over HTTP from its stores
 */
record Capability(
        String name,
        Function<OisConfig, String> application,
        BiFunction<OisConfig, MeterRegistry, Topology> topology,
        BiFunction<OisConfig, StoreQuery, Routes> routes) {

    /** Under which its instances find each other. */
    String applicationId(OisConfig config) {
        return config.applicationId(application.apply(config));
    }
}
