package io.oisstreams.kpis.query;

import io.oisstreams.config.OisConfig;
import io.oisstreams.kpis.ContractFiles;
import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.topology.KpisTopology;
import io.oisstreams.rows.RowsCluster;
import io.oisstreams.streams.TopologyDriver;
import java.util.Map;
import java.util.stream.Stream;

/** Instances of the KPI capability under its defaults, with the shipped contracts and perhaps more. */
final class KpiCluster {
    private KpiCluster() {}

    static RowsCluster of(int instances, KpiContract... more) {
        KpisConfig shipped = KpisConfig.of(OisConfig.of(Map.of()));
        KpisConfig config = new KpisConfig(
                Stream.concat(shipped.contracts().stream(), Stream.of(more)).toList(),
                shipped.settleMs(),
                shipped.memoryMs(),
                shipped.silentDays(),
                shipped.retentionDays(),
                shipped.maxEventBytes());
        return new RowsCluster(
                instances,
                new TopologyDriver((ois, meters) -> KpisTopology.build(ois, config, meters)),
                KpisTopology.STORE,
                query -> new KpiRoutes(query, config));
    }

    /** A shipped contract. */
    static KpiContract contract(String kpiId) {
        return ContractFiles.shipped().stream()
                .filter(contract -> contract.kpiId().equals(kpiId))
                .findFirst()
                .orElseThrow();
    }
}
