package io.oisstreams.cli;

import io.oisstreams.integrity.query.IntegrityRoutes;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.operations.topology.OperationsTopology;
import java.util.List;

/** The capabilities that this program has. A new one is a new row here. */
final class Capabilities {
    static final List<Capability> ALL = List.of(
            new Capability(IntegrityTopology.NAME, IntegrityTopology::build, IntegrityRoutes::of),
            new Capability(OperationsTopology.NAME, OperationsTopology::build, (config, query) -> List::of));

    private Capabilities() {}

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
