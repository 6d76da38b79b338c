package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.rows.CommittedRows;
import io.oisstreams.streams.TopologyDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By what a query knows that a tenant's rows changed while it read them. */
class UnchangedTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");

    private final TopologyDriver driver = new TopologyDriver(OperationsTopology::build);
    private final CommittedRows rows = new CommittedRows(driver.keyValueStore(OperationsTopology.STORE));
    private final Events acme = new Events("acme");
    private final Events globex = new Events("globex");

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void eachCommitThatChangesATenantGivesItANewVersion() {
        driver.send(Topics.COST_EVENTS, acme.cost("s", "0.01", NOON), NOON);
        long first = rows.version("acme");

        driver.send(Topics.COST_EVENTS, acme.cost("s", "0.01", NOON), NOON);

        assertThat(rows.version("acme")).isGreaterThan(first);
    }

    @Test
    void otherTenantsAndTimeAloneDoNot() {
        driver.send(Topics.COST_EVENTS, acme.cost("s", "0.01", NOON), NOON);
        long first = rows.version("acme");

        driver.send(Topics.COST_EVENTS, globex.cost("s", "0.01", NOON), NOON);
        driver.tick(NOON + 10_000);

        assertThat(rows.version("acme")).isEqualTo(first);
        assertThat(rows.latestMs()).hasValue(NOON + 10_000);
    }
}
