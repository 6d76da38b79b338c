package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Observation;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.figure.Figure;
import io.oisstreams.kpis.core.kpi.TestCoverage;
import io.oisstreams.kpis.core.kpi.TestCoverage.Component;
import io.oisstreams.kpis.core.measurement.Attributes;
import io.oisstreams.kpis.core.measurement.MeasurementRules;
import io.oisstreams.kpis.state.Coverage;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Incoming;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Test coverage (KPI 3.2): a value for each commit, held against the highest one before, or the baseline that was stated last. */
final class Coverages {
    private final Rows rows;
    private final Values values;
    private final Alerts alerts;

    Coverages(Rows rows, Values values, Alerts alerts) {
        this.rows = rows;
        this.values = values;
        this.alerts = alerts;
    }

    /** Takes a measurement that counts for a day. */
    void take(KpiMeasurement event, BigDecimal coverage, Incoming incoming, long day) {
        String tenantId = event.getTenantId();
        Component component = MeasurementRules.component(event.getAttributes()).orElseThrow();
        long timeMs = event.getTimestampMs().toEpochMilli();
        Bytes key = RowKey.of(Kind.COVERAGE, tenantId, component.label());
        Optional<Coverage> before = rows.get(key, Coverage.class);
        Optional<BigDecimal> baseline =
                MeasurementRules.baseline(event.getAttributes()).or(() -> before.map(Coverage::baseline));
        Figure figure = Figure.of(
                TestCoverage.DEFINITION,
                Attributes.COMPONENT,
                component.label(),
                TestCoverage.of(component, coverage, baseline),
                timeMs,
                timeMs + 1);
        values.publishOne(tenantId, day, figure, event.getEventId(), incoming);
        // What was measured earlier but comes later says nothing of how things are now.
        if (before.isEmpty() || before.get().latestMs() <= timeMs) {
            rows.put(key, new Coverage(timeMs, baseline.orElse(coverage).max(coverage)));
            alerts.observe(new Observation(
                    tenantId,
                    TestCoverage.DEFINITION.rule(),
                    Optional.of(component.label()),
                    TestCoverage.alert(component, coverage, baseline),
                    Optional.of(coverage),
                    timeMs,
                    timeMs + 1,
                    incoming.admissionMs(),
                    "test coverage of " + component.label() + " is "
                            + Quotient.of(coverage).text() + " percent"
                            + baseline.map(was ->
                                            ", the baseline " + Quotient.of(was).text())
                                    .orElse("")));
        }
    }
}
