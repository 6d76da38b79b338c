package io.oisstreams.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a single node needs beyond Kafka's defaults, each with its reason. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String BROKER_LISTENER = "PLAINTEXT";
    private static final int MIB = 1024 * 1024;

    private BrokerSettings() {}

    static Map<String, String> of(Path logDir, int brokerPort, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        addresses(settings, brokerPort, controllerPort);
        settings.put("log.dirs", logDir.toString());
        singleNode(settings);
        records(settings);
        resources(settings);
        return settings;
    }

    private static void addresses(Map<String, String> settings, int brokerPort, int controllerPort) {
        String broker = BROKER_LISTENER + "://" + Loopback.HOST + ":" + brokerPort;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + Loopback.HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", BROKER_LISTENER);
        settings.put("listeners", broker + "," + CONTROLLER_LISTENER + "://" + Loopback.HOST + ":" + controllerPort);
        settings.put("advertised.listeners", broker);
        settings.put(
                "listener.security.protocol.map", BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    }

    /** There is no second node to replicate to; few internal partitions, because each one costs start time. */
    private static void singleNode(Map<String, String> settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("auto.create.topics.enable", "false"); // topics come with their settings, or an error
        settings.put("group.initial.rebalance.delay.ms", "0"); // nobody else is going to join
        // A killed broker is taken back only after its old session has ended: 9 s by default.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
    }

    /** Recorded events carry recorded times: neither retention nor the limits on timestamps may judge them by today's. */
    private static void records(Map<String, String> settings) {
        settings.put(
                "message.max.bytes",
                String.valueOf(18 * MIB)); // events up to 16 MiB, rejected ones with their envelope
        settings.put("replica.fetch.max.bytes", String.valueOf(18 * MIB));
        settings.put("log.retention.ms", "-1");
        settings.put("log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE));
        settings.put("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
    }

    /** The broker shares the heap and the cores with the application: the cleaner alone would take 128 MiB. */
    private static void resources(Map<String, String> settings) {
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 * MIB));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
    }
}
