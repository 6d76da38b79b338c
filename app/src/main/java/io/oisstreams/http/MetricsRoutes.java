package io.oisstreams.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/** {@code /prometheus}: the process's metrics, Kafka Streams', and those that others add to {@link #registry}. */
public final class MetricsRoutes implements Routes, AutoCloseable {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<Runnable> onClose = new ArrayDeque<>();

    /** With the metrics of the process. */
    public MetricsRoutes() {
        List.of(
                        new ClassLoaderMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(this::bind);
        JvmGcMetrics collections = new JvmGcMetrics();
        collections.bindTo(registry);
        onClose.push(collections::close);
    }

    private void bind(MeterBinder binder) {
        binder.bindTo(registry);
    }

    /** Where the program's own meters go. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Adds the metrics of a Kafka Streams application, from now until this is closed. */
    public void add(KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
        onClose.push(metrics::close);
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(
                "/prometheus",
                "Metrics for Prometheus",
                "The text format 0.0.4: Kafka Streams, the process, and this program's own counters.",
                List.of(),
                new Route.Content("text/plain", ""),
                Set.of(),
                request -> Answer.text(TEXT_FORMAT, registry.scrape())));
    }

    @Override
    public void close() {
        onClose.forEach(Runnable::run);
        registry.close();
    }
}
