package io.oisstreams.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/**
 * What the commands need to know of a capability.
 *
 * @param name for people
 * @param configured reads what the settings say of it, files too, once
 */
record Capability(String name, Function<OisConfig, Configured> configured) {

    /**
     * A capability under a configuration.
     *
     * @param application the end of its application id
     * @param topology builds it; the registry takes its metrics
     * @param routes what it answers over HTTP from its stores
     * @param followers applications that read what it publishes, by the ends of their ids
     * @param companion starts what runs beside the application; the registry takes its metrics. What it returns ends that
     */
    record Configured(
            String application,
            Function<MeterRegistry, Topology> topology,
            Function<StoreQuery, Routes> routes,
            Map<String, Supplier<Topology>> followers,
            Function<MeterRegistry, Runnable> companion) {

        /** One that nothing follows. */
        Configured(
                String application, Function<MeterRegistry, Topology> topology, Function<StoreQuery, Routes> routes) {
            this(application, topology, routes, Map.of(), Configured::alone);
        }

        private static Runnable alone(MeterRegistry meters) {
            return () -> {};
        }

        /** The same with applications that follow it. */
        Configured followedBy(Map<String, Supplier<Topology>> others) {
            return new Configured(application, topology, routes, others, companion);
        }

        /** The same with something beside it. */
        Configured beside(Function<MeterRegistry, Runnable> other) {
            return new Configured(application, topology, routes, followers, other);
        }
    }

    /**
     * This one under a configuration.
     *
     * @throws WrongUsage in one line if a file that a setting names can't be used
     */
    Configured under(OisConfig config) {
        try {
            return configured.apply(config);
        } catch (StartupException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }

    /** One whose application id ends with its name, whatever the settings are. */
    static Capability named(
            String name,
            BiFunction<OisConfig, MeterRegistry, Topology> topology,
            BiFunction<OisConfig, StoreQuery, Routes> routes) {
        return new Capability(
                name,
                config -> new Configured(
                        name, meters -> topology.apply(config, meters), query -> routes.apply(config, query)));
    }
}
