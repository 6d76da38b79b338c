package io.oisstreams.config;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** The validated settings of one process, immutable. Names, defaults and meanings are in {@link Settings}. */
public final class OisConfig {
    private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::", "[::]");

    private final Map<String, String> given;
    private final AbstractConfig values;

    private OisConfig(Map<String, String> given) {
        this.given = Map.copyOf(given);
        try {
            this.values = new AbstractConfig(Settings.definition(), given, false);
        } catch (ConfigException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads all sources, each overriding those before it: defaults, file, environment, overrides.
     *
     * @param environment all variables; those that begin with {@code OIS_} are read
     * @param overrides from command-line flags, by setting name
     * @throws StartupException if a source can't be read, or holds an unknown setting or a wrong value
     */
    public static OisConfig load(Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
        ConfigSources sources = new ConfigSources();
        Map<String, String> settings = new TreeMap<>();
        file.ifPresent(path -> settings.putAll(sources.read(path)));
        settings.putAll(sources.fromEnvironment(environment));
        sources.requireKnown(overrides, "given");
        settings.putAll(overrides);
        return new OisConfig(settings);
    }

    /**
     * The defaults and these settings.
     *
     * @throws StartupException if one is unknown or has a wrong value
     */
    public static OisConfig of(Map<String, String> settings) {
        return load(Optional.empty(), Map.of(), settings);
    }

    /** These settings with some replaced, for instance by addresses that are known only after a start. */
    public OisConfig with(Map<String, String> overrides) {
        Map<String, String> settings = new TreeMap<>(given);
        settings.putAll(overrides);
        return of(settings);
    }

    /** These settings, and others in place of the defaults of those that no source gives. */
    public OisConfig withDefaults(Map<String, String> defaults) {
        Map<String, String> settings = new TreeMap<>(defaults);
        settings.putAll(given);
        return of(settings);
    }

    /** These settings without those given as {@code kafka.<name>}: for other brokers than the ones that need them. */
    public OisConfig withoutKafkaOverrides() {
        Map<String, String> settings = new TreeMap<>(given);
        settings.keySet().removeIf(name -> name.startsWith(Settings.KAFKA_PREFIX));
        return of(settings);
    }

    /** {@value Settings#BOOTSTRAP_SERVERS}: host:port, several separated by commas. */
    public String bootstrapServers() {
        return values.getString(Settings.BOOTSTRAP_SERVERS);
    }

    /** {@value Settings#SCHEMA_REGISTRY_URL}: URLs separated by commas. */
    public String schemaRegistryUrl() {
        return values.getString(Settings.SCHEMA_REGISTRY_URL);
    }

    /** The application id of a capability, for instance {@code ois-streams-integrity}. */
    public String applicationId(String capability) {
        return values.getString(Settings.APPLICATION_ID) + "-" + capability;
    }

    /** host:port at which other instances reach this one's HTTP server. */
    public String applicationServer() {
        String configured = values.getString(Settings.APPLICATION_SERVER);
        if (!configured.isEmpty()) {
            return configured;
        }
        String host = ALL_ADDRESSES.contains(httpHost()) ? machineName() : httpHost();
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + httpPort();
    }

    /** The address that the HTTP server listens at. */
    public String httpHost() {
        return values.getString(Settings.HTTP_HOST);
    }

    /** The port that the HTTP server listens at; 0: any free one. */
    public int httpPort() {
        return values.getInt(Settings.HTTP_PORT);
    }

    /** Folder of the state stores, absolute. */
    public Path stateDir() {
        return path(values.getString(Settings.STATE_DIR));
    }

    /** Folder of the keys that sign records, absolute; empty: records are not signed. */
    public Optional<Path> signingKeysDir() {
        String folder = values.getString(Settings.SIGNING_KEYS_DIR);
        return folder.isEmpty() ? Optional.empty() : Optional.of(path(folder));
    }

    /** What the names of all logs of records begin with; printable ASCII, no plus sign, no slash at its end. */
    public String logOrigin() {
        return values.getString(Settings.LOG_ORIGIN);
    }

    /** Threads that process events, at least 1. */
    public int streamThreads() {
        int configured = values.getInt(Settings.STREAM_THREADS);
        return configured > 0 ? configured : Math.min(cores(), topicPartitions());
    }

    /** Warm copies of each store on other instances. */
    public int standbyReplicas() {
        return values.getInt(Settings.STANDBY_REPLICAS);
    }

    /** Memory outside the Java heap for all state stores of the process, in bytes. */
    public long rocksDbMemoryBytes() {
        return values.getLong(Settings.ROCKSDB_MEMORY_BYTES);
    }

    /** The time between two transactions. */
    public Duration commitInterval() {
        return Duration.ofMillis(values.getLong(Settings.COMMIT_INTERVAL_MS));
    }

    /** {@code exactly_once_v2} or {@code at_least_once}. */
    public String processingGuarantee() {
        return values.getString(Settings.PROCESSING_GUARANTEE);
    }

    /** Partitions of every topic. */
    public int topicPartitions() {
        return values.getInt(Settings.TOPICS_PARTITIONS);
    }

    /** Replicas of every topic that is created. */
    public short topicReplicationFactor() {
        return values.getInt(Settings.TOPICS_REPLICATION_FACTOR).shortValue();
    }

    /** The time between two ticks. */
    public Duration tickInterval() {
        return Duration.ofMillis(values.getLong(Settings.TICK_INTERVAL_MS));
    }

    /** The largest event that is accepted, in bytes of its serialized value. */
    public int eventMaxBytes() {
        return values.getInt(Settings.EVENT_MAX_BYTES);
    }

    /** Length of the measurement window: whole hours, at least one. */
    public Duration window() {
        return DurationSetting.parse(Settings.WINDOW, values.getString(Settings.WINDOW));
    }

    /** Time after a window's end in which replays still count; more than 0, at most an hour. */
    public Duration settle() {
        return DurationSetting.parse(Settings.SETTLE, values.getString(Settings.SETTLE));
    }

    /** Empty windows in a row that still get a record. */
    public int silentWindows() {
        return values.getInt(Settings.SILENT_WINDOWS);
    }

    /** The six weights by the document's names ({@code w_DR}, ...), in the document's order; exact sum 1. */
    public Map<String, BigDecimal> weights() {
        return WeightsSetting.parse(Settings.WEIGHTS, values.getString(Settings.WEIGHTS));
    }

    /** Dimensions that do not apply ({@code agent_scope_integrity}, ...) and why, in the order given. */
    public Map<String, String> exclusions() {
        return ExclusionsSetting.parse(Settings.EXCLUSIONS, values.getString(Settings.EXCLUSIONS));
    }

    /** Decisions that an open window must have before provisional alerts. */
    public long provisionalMinDecisions() {
        return values.getLong(Settings.PROVISIONAL_MIN_DECISIONS);
    }

    /** Windows for which degradation events can be queried. */
    public int degradationsRetentionWindows() {
        return values.getInt(Settings.DEGRADATIONS_RETENTION_WINDOWS);
    }

    /** Threads that verify signatures, at least 1. */
    public int verificationThreads() {
        int configured = values.getInt(Settings.VERIFICATION_THREADS);
        return configured > 0 ? configured : cores();
    }

    /** What verifies SLH-DSA-SHA2-128f signatures: {@code jdk} or {@code bouncycastle}. */
    public String slhDsaVerification() {
        return values.getString(Settings.VERIFICATION_SLH_DSA);
    }

    /** The operations capability's settings. */
    public OperationsSettings operations() {
        return new OperationsSettings(values);
    }

    /** The KPI capability's settings. */
    public KpiSettings kpis() {
        return new KpiSettings(values);
    }

    /** The governance capability's settings. */
    public GovernanceSettings governance() {
        return new GovernanceSettings(values);
    }

    /** The console's settings. */
    public ConsoleSettings console() {
        return new ConsoleSettings(values);
    }

    /** What every Kafka client gets: the brokers, and everything given as {@code kafka.<name>}. A new, modifiable map. */
    public Map<String, Object> kafkaClientProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(Settings.BOOTSTRAP_SERVERS, bootstrapServers());
        properties.putAll(kafkaOverrides());
        return properties;
    }

    /** What every Avro serializer and deserializer gets: the registry, and everything given as {@code kafka.<name>}. */
    public Map<String, Object> serdeProperties() {
        Map<String, Object> properties = new HashMap<>(kafkaOverrides());
        properties.put(Settings.SCHEMA_REGISTRY_URL, schemaRegistryUrl());
        return properties;
    }

    /** The settings given as {@code kafka.<name>}, by {@code <name>}. */
    public Map<String, Object> kafkaOverrides() {
        Map<String, Object> overrides = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(Settings.KAFKA_PREFIX)) {
                overrides.put(name.substring(Settings.KAFKA_PREFIX.length()), value);
            }
        });
        return overrides;
    }

    /** A path as people write it, absolute. */
    static Path path(String name) {
        Path home = Path.of(System.getProperty("user.home"));
        return (name.equals("~") || name.startsWith("~/")
                        ? home.resolve(name.substring(1).replaceFirst("^/", ""))
                        : Path.of(name))
                .toAbsolutePath();
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new StartupException(
                    "this machine's name is not known; set " + Settings.APPLICATION_SERVER + "=host:port", e);
        }
    }
}
