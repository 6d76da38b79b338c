package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.console.live.EventHub;
import io.oisstreams.console.live.LiveSource;
import io.oisstreams.console.query.ConsoleRoutes;
import io.oisstreams.console.topology.ConsoleTopology;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.query.GovernanceRoutes;
import io.oisstreams.governance.topology.GovernanceTopology;
import io.oisstreams.integrity.query.IntegrityRoutes;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.query.KpiRoutes;
import io.oisstreams.kpis.topology.KpisTopology;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.files.ReportFilesTopology;
import io.oisstreams.operations.query.OperationsRoutes;
import io.oisstreams.operations.topology.OperationsTopology;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/** The capabilities that this program has. A new one is a new row here. */
final class Capabilities {
    static final List<Capability> ALL = List.of(
            Capability.named(IntegrityTopology.NAME, IntegrityTopology::build, IntegrityRoutes::of),
            new Capability(GovernanceTopology.NAME, Capabilities::governance),
            new Capability(OperationsTopology.NAME, Capabilities::operations),
            new Capability(KpisTopology.NAME, Capabilities::kpis),
            new Capability(ConsoleTopology.NAME, Capabilities::console));

    private Capabilities() {}

    private static Capability.Configured governance(OisConfig config) {
        GovernanceConfig governance = GovernanceConfig.of(config);
        return new Capability.Configured(
                governance.applicationName(),
                meters -> GovernanceTopology.build(config, governance, meters),
                query -> new GovernanceRoutes(query, governance));
    }

    private static Capability.Configured operations(OisConfig config) {
        OperationsConfig operations = OperationsConfig.of(config);
        return new Capability.Configured(
                        OperationsTopology.NAME,
                        meters -> OperationsTopology.build(config, operations, meters),
                        query -> new OperationsRoutes(query, operations))
                .followedBy(config.operations()
                        .reportsFolder()
                        .<Map<String, Supplier<Topology>>>map(folder -> Map.of(
                                ReportFilesTopology.NAME, () -> ReportFilesTopology.build(config, operations, folder)))
                        .orElse(Map.of()));
    }

    private static Capability.Configured kpis(OisConfig config) {
        KpisConfig kpis = KpisConfig.of(config);
        return new Capability.Configured(
                KpisTopology.NAME,
                meters -> KpisTopology.build(config, kpis, meters),
                query -> new KpiRoutes(query, kpis));
    }

    private static Capability.Configured console(OisConfig config) {
        EventHub hub = new EventHub(config.console().eventsClients());
        return new Capability.Configured(
                        ConsoleTopology.NAME,
                        meters -> ConsoleTopology.build(config, meters),
                        query -> new ConsoleRoutes(query, hub))
                .beside(meters -> LiveSource.start(config, hub, meters)::close);
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
