package io.oisstreams.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.query.GovernanceRoutes;
import io.oisstreams.governance.topology.GovernanceTopology;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.integrity.query.IntegrityRoutes;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.operations.topology.OperationsTopology;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.streams.Topology;

/** The capabilities that this program has. A new one is a new row here. */
final class Capabilities {
    static final List<Capability> ALL = List.of(
            named(IntegrityTopology.NAME, IntegrityTopology::build, IntegrityRoutes::of),
            new Capability(
                    GovernanceTopology.NAME,
                    config -> GovernanceConfig.of(config).applicationName(),
                    GovernanceTopology::build,
                    GovernanceRoutes::of),
            named(OperationsTopology.NAME, OperationsTopology::build, (config, query) -> List::of));

    private Capabilities() {}

    private static Capability named(
            String name,
            BiFunction<OisConfig, MeterRegistry, Topology> topology,
            BiFunction<OisConfig, StoreQuery, Routes> routes) {
        return new Capability(name, config -> name, topology, routes);
    }

    /**
     * Those with these names; all if there are no names.
     *
     * @throws WrongUsage naming the first that does not exist
     */
    static List<Capability> select(List<Capability> capabilities, List<String> names) {
        List<String> known = capabilities.stream().map(Capability::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new WrongUsage("there is no capability '" + name + "', only: " + String.join(", ", known));
            }
        }
        return capabilities.stream()
                .filter(capability -> names.isEmpty() || names.contains(capability.name()))
                .toList();
    }
}
