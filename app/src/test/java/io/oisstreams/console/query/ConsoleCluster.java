package io.oisstreams.console.query;

import io.oisstreams.console.topology.ConsoleTopology;
import io.oisstreams.rows.RowsCluster;
import io.oisstreams.streams.TopologyDriver;
import java.util.List;

/** Instances of the console under its defaults. */
final class ConsoleCluster {
    private ConsoleCluster() {}

    static RowsCluster of(int instances) {
        return new RowsCluster(
                instances,
                new TopologyDriver(ConsoleTopology::build),
                ConsoleTopology.STORE,
                List.of(ConsoleTopology.ALERTS_STORE),
                query -> new ConsoleRoutes(query, (request, stream) -> {}));
    }
}
