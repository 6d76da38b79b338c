package io.oisstreams.streams;

import io.oisstreams.config.StartupException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Creates the topics of a catalogue with their schemas, or says what is wrong with those that are there. Each call connects,
 * does its work and disconnects.
 */
public final class TopicProvisioning {
    private static final int DEFAULT_TIMEOUT_MS = 10_000;

    private final Map<String, Object> clientConfig;
    private final String registryUrl;
    private final List<TopicSpec> catalogue;
    private final TopicLayout layout;

    /**
     * Describes what is wanted; connects to nothing yet.
     *
     * @param clientConfig of Kafka's admin client ({@code bootstrap.servers}, security) and of the registry's client;
     *     {@code default.api.timeout.ms}, 10 s if absent, bounds each wait for either
     * @param registryUrl address of a registry with Confluent's API
     */
    public TopicProvisioning(
            Map<String, ?> clientConfig, String registryUrl, List<TopicSpec> catalogue, TopicLayout layout) {
        this.clientConfig = withTimeouts(clientConfig);
        this.registryUrl = registryUrl;
        this.catalogue = List.copyOf(catalogue);
        this.layout = layout;
    }

    /**
     * Creates the topics that are missing, and registers every schema with compatibility BACKWARD or keeps a stricter one.
     * Topics that exist stay as they are. May be called again.
     *
     * @return the names of the topics that were created
     * @throws StartupException if broker or registry can't be reached or refuse, or if new topics would get another number of
     *     partitions than those that exist
     */
    public List<String> create() {
        try (BrokerTopics topics = new BrokerTopics(clientConfig);
                SchemaSubjects schemas = new SchemaSubjects(registryUrl, clientConfig)) {
            Map<String, TopicState> existing = topics.states(names());
            List<TopicSpec> missing = catalogue.stream()
                    .filter(topic -> !existing.containsKey(topic.name()))
                    .toList();
            refuseUnequalPartitions(existing, missing);
            topics.create(missing, layout);
            catalogue.forEach(schemas::register);
            return missing.stream().map(TopicSpec::name).toList();
        }
    }

    /**
     * Compares what is there with the catalogue.
     *
     * @return one line for each thing that is wrong; empty if nothing is
     * @throws StartupException if broker or registry can't be reached
     */
    public List<String> check() {
        try (BrokerTopics topics = new BrokerTopics(clientConfig);
                SchemaSubjects schemas = new SchemaSubjects(registryUrl, clientConfig)) {
            Map<String, TopicState> existing = topics.states(names());
            List<String> findings = new ArrayList<>();
            for (TopicSpec topic : catalogue) {
                TopicState state = existing.get(topic.name());
                if (state == null) {
                    findings.add("Topic " + topic.name() + " is missing");
                } else {
                    findings.addAll(state.findings(topic, layout));
                }
                schemas.finding(topic).ifPresent(findings::add);
            }
            return List.copyOf(findings);
        }
    }

    private void refuseUnequalPartitions(Map<String, TopicState> existing, List<TopicSpec> missing) {
        if (missing.isEmpty()) {
            return;
        }
        for (TopicSpec topic : catalogue) {
            TopicState state = existing.get(topic.name());
            if (state != null) {
                state.partitionFinding(topic.name(), layout).ifPresent(finding -> {
                    throw new StartupException(finding + "; nothing was created");
                });
            }
        }
    }

    private List<String> names() {
        return catalogue.stream().map(TopicSpec::name).toList();
    }

    private static Map<String, Object> withTimeouts(Map<String, ?> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, DEFAULT_TIMEOUT_MS);
        config.putIfAbsent(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                config.get(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG));
        return Map.copyOf(config);
    }
}
