package io.oisstreams.operations.query;

import io.oisstreams.config.OisConfig;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.rows.RowsCluster;
import io.oisstreams.streams.TopologyDriver;
import java.util.Map;

/** Instances of the operations capability under its defaults. */
final class OperationsCluster {
    private static final OperationsConfig CONFIG = OperationsConfig.of(OisConfig.of(Map.of()));

    private OperationsCluster() {}

    static RowsCluster of(int instances) {
        return new RowsCluster(
                instances,
                new TopologyDriver(OperationsTopology::build),
                OperationsTopology.STORE,
                query -> new OperationsRoutes(query, CONFIG));
    }
}
