package io.oisstreams.embedded;

import io.oisstreams.config.StartupException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and controller (KRaft, one node) in this process, on loopback. What is in its data folder survives a
 * restart, on another port too. Its settings are in {@link BrokerSettings}.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final DataFolder folder;
    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private boolean closed;

    private EmbeddedBroker(DataFolder folder, KafkaRaftServer server, String bootstrapServers) {
        this.folder = folder;
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @param dataDir is created if absent; formatted the first time, kept as it is afterwards
     * @param port of the broker's listener, 0 for a free one; the controller's is always a free one
     * @throws StartupException if the port is in use, or the folder can't be written or is in use
     */
    public static EmbeddedBroker start(Path dataDir, int port) {
        long begin = System.nanoTime();
        DataFolder folder = DataFolder.open(dataDir);
        try {
            int brokerPort = Loopback.usablePort("Kafka broker", port);
            int controllerPort = Loopback.freePortBesides("Kafka controller", brokerPort);
            Path logDir = folder.path().resolve("kafka");
            format(logDir);
            KafkaRaftServer server = new KafkaRaftServer(
                    new KafkaConfig(BrokerSettings.of(logDir, brokerPort, controllerPort), false), Time.SYSTEM);
            startup(server);
            String address = Loopback.HOST + ":" + brokerPort;
            LOG.info(
                    "Kafka broker on {}, started in {} ms",
                    address,
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
            return new EmbeddedBroker(folder, server, address);
        } catch (Exception e) { // the broker is Scala, which declares none of what it throws
            folder.close();
            if (e instanceof StartupException startupException) {
                throw startupException;
            }
            throw new StartupException("Kafka broker with data folder " + folder.path() + " did not start: " + e, e);
        }
    }

    /** Host and port, as for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker and waits until it has; calling it again does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            stop(server);
            folder.close();
        }
    }

    private static void format(Path logDir) throws Exception {
        if (Files.exists(logDir.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(logDir.toString()))
                .setMetadataLogDirectory(logDir.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .run();
    }

    private static void startup(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }
}
