package io.oisstreams.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The declaration of every setting: name, type, default, allowed values, importance, meaning. What one capability alone reads it declares in
 * a class of its own, beside this one.
 */
public final class Settings {
    /** Settings that begin so go to every Kafka client without the prefix. */
    public static final String KAFKA_PREFIX = "kafka.";

    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
    public static final String APPLICATION_ID = "ois.application.id";
    public static final String APPLICATION_SERVER = "application.server";
    public static final String HTTP_HOST = "http.host";
    public static final String HTTP_PORT = "http.port";
    public static final String STATE_DIR = "state.dir";
    public static final String STREAM_THREADS = "num.stream.threads";
    public static final String STANDBY_REPLICAS = "num.standby.replicas";
    public static final String ROCKSDB_MEMORY_BYTES = "rocksdb.memory.bytes";
    public static final String COMMIT_INTERVAL_MS = "commit.interval.ms";
    public static final String PROCESSING_GUARANTEE = "processing.guarantee";
    public static final String TOPICS_PARTITIONS = "topics.partitions";
    public static final String TOPICS_REPLICATION_FACTOR = "topics.replication.factor";
    public static final String TICK_INTERVAL_MS = "tick.interval.ms";
    public static final String EVENT_MAX_BYTES = "event.max.bytes";
    public static final String WINDOW = "ois.window";
    public static final String SETTLE = "ois.settle";
    public static final String SILENT_WINDOWS = "ois.silent.windows";
    public static final String WEIGHTS = "ois.weights";
    public static final String EXCLUSIONS = "ois.exclusions";
    public static final String PROVISIONAL_MIN_DECISIONS = "ois.provisional.min.decisions";
    public static final String DEGRADATIONS_RETENTION_WINDOWS = "ois.degradations.retention.windows";
    public static final String SIGNING_KEYS_DIR = "signing.keys.dir";
    public static final String LOG_ORIGIN = "ois.log.origin";
    public static final String VERIFICATION_THREADS = "verification.threads";
    public static final String VERIFICATION_SLH_DSA = "verification.slh.dsa";

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private Settings() {}

    /** A new definition of all settings, in the order of the documentation. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        defineConnections(definition);
        defineStreams(definition);
        defineTopics(definition);
        defineIntegrity(definition);
        defineEvidence(definition);
        OperationsSettings.define(definition);
        KpiSettings.define(definition);
        GovernanceSettings.define(definition);
        ConsoleSettings.define(definition);
        return definition;
    }

    private static void defineConnections(ConfigDef definition) {
        definition
                .define(
                        BOOTSTRAP_SERVERS,
                        STRING,
                        "localhost:9092",
                        AddressSetting.hostPorts(),
                        HIGH,
                        "The brokers to ask first for the cluster.")
                .define(
                        SCHEMA_REGISTRY_URL,
                        STRING,
                        "http://localhost:8081",
                        AddressSetting.urls(),
                        HIGH,
                        "The schema registry that holds the Avro schemas.")
                .define(
                        HTTP_HOST,
                        STRING,
                        "127.0.0.1",
                        new ConfigDef.NonEmptyString(),
                        MEDIUM,
                        "The network address that queries are answered at; 0.0.0.0 for all of this machine's.")
                .define(
                        HTTP_PORT,
                        INT,
                        8080,
                        between(0, 65535),
                        MEDIUM,
                        "The port that queries are answered at; 0 takes a free one.")
                .define(
                        APPLICATION_SERVER,
                        STRING,
                        "",
                        AddressSetting.hostPortOrEmpty(),
                        MEDIUM,
                        "host:port at which other instances reach this one's HTTP server. Empty: `http.host`:`http.port`,"
                                + " with this machine's name where `http.host` stands for all addresses.");
    }

    private static void defineStreams(ConfigDef definition) {
        definition
                .define(
                        APPLICATION_ID,
                        STRING,
                        "ois-streams",
                        AddressSetting.name(),
                        HIGH,
                        "Prefix of the application ids (consumer groups, internal topics, transactions), one for each capability.")
                .define(
                        STATE_DIR,
                        STRING,
                        "~/.ois-streams/state",
                        new ConfigDef.NonEmptyString(),
                        HIGH,
                        "Folder of the state stores, `~` being the home folder. Not the system's temporary folder: what is"
                                + " cleaned away there has to be restored from the cluster.")
                .define(
                        STREAM_THREADS,
                        INT,
                        0,
                        between(0, 256),
                        MEDIUM,
                        "Threads that process events; 0: one for each processor core, at most `topics.partitions`.")
                .define(
                        STANDBY_REPLICAS,
                        INT,
                        0,
                        between(0, 10),
                        MEDIUM,
                        "Copies of each state store kept warm on other instances; 1 where two instances run.")
                .define(
                        ROCKSDB_MEMORY_BYTES,
                        LONG,
                        268_435_456,
                        between(16_777_216, 1L << 40),
                        LOW,
                        "Memory outside the Java heap that all state stores of the process share, half of it for writes.")
                .define(
                        COMMIT_INTERVAL_MS,
                        LONG,
                        200,
                        between(1, 60_000),
                        MEDIUM,
                        "Milliseconds between transactions: shorter shows results sooner, longer processes more.")
                .define(
                        PROCESSING_GUARANTEE,
                        STRING,
                        "exactly_once_v2",
                        ConfigDef.ValidString.in("exactly_once_v2", "at_least_once"),
                        MEDIUM,
                        "exactly_once_v2, or at_least_once: faster, but a crash can then repeat records and count events twice.")
                .define(
                        VERIFICATION_THREADS,
                        INT,
                        0,
                        between(0, 1024),
                        LOW,
                        "Threads that verify signatures; 0: one for each processor core.")
                .define(
                        VERIFICATION_SLH_DSA,
                        STRING,
                        "jdk",
                        ConfigDef.ValidString.in("jdk", "bouncycastle"),
                        LOW,
                        "What verifies SLH-DSA-SHA2-128f signatures: this project on the JDK's SHA-256, or Bouncy Castle, which"
                                + " takes five times as long.");
    }

    private static void defineTopics(ConfigDef definition) {
        definition
                .define(
                        TOPICS_PARTITIONS,
                        INT,
                        4,
                        between(1, 10_000),
                        MEDIUM,
                        "Partitions of every topic. It can't change later: tenants would move to other partitions.")
                .define(
                        TOPICS_REPLICATION_FACTOR,
                        INT,
                        1,
                        between(1, Short.MAX_VALUE),
                        MEDIUM,
                        "Replicas of every topic that is created; 3 in production.")
                .define(
                        TICK_INTERVAL_MS,
                        LONG,
                        1000,
                        between(10, 3_600_000),
                        LOW,
                        "Milliseconds between two ticks. Windows close at ticks.")
                .define(
                        EVENT_MAX_BYTES,
                        INT,
                        1_048_576,
                        between(1024, 16_777_216),
                        LOW,
                        "Events with more bytes than this are rejected as TOO_LARGE.");
    }

    private static void defineIntegrity(ConfigDef definition) {
        definition
                .define(
                        WINDOW,
                        STRING,
                        "24h",
                        DurationSetting.between(Duration.ofHours(1), Duration.ofHours(87_600), Duration.ofHours(1)),
                        HIGH,
                        "Length of the measurement window. Windows are aligned to the UTC epoch.")
                .define(
                        SETTLE,
                        STRING,
                        "5m",
                        DurationSetting.between(MILLISECOND, Duration.ofHours(1), MILLISECOND),
                        MEDIUM,
                        "How long after the end of a window replays are still counted; then its record is published.")
                .define(
                        SILENT_WINDOWS,
                        INT,
                        7,
                        between(0, 1_000_000),
                        LOW,
                        "Empty windows in a row for which a tenant still gets a record.")
                .define(
                        WEIGHTS,
                        STRING,
                        "w_DR=0.25,w_ASI=0.15,w_ES=0.20,w_PC=0.15,w_SD=0.10,w_VI=0.15",
                        WeightsSetting.validator(),
                        MEDIUM,
                        "Weights of the six dimensions.")
                .define(
                        EXCLUSIONS,
                        STRING,
                        "",
                        ExclusionsSetting.validator(),
                        LOW,
                        "Dimensions that do not apply here, each with the reason; they count as 1.0 and are listed in the record.")
                .define(
                        PROVISIONAL_MIN_DECISIONS,
                        LONG,
                        100,
                        atLeast(0),
                        LOW,
                        "Decisions that an open window must have before a provisional alert is raised for it.")
                .define(
                        DEGRADATIONS_RETENTION_WINDOWS,
                        INT,
                        31,
                        between(1, 1_000_000),
                        LOW,
                        "Windows for which degradation events can be queried; the topic keeps them all.");
    }

    private static void defineEvidence(ConfigDef definition) {
        definition
                .define(
                        SIGNING_KEYS_DIR,
                        STRING,
                        "",
                        MEDIUM,
                        "Folder of the keys that sign records (`./ois keys`), `~` being the home folder, the same keys on every"
                                + " instance; read at the start. Empty: records are not signed, and say so.")
                .define(
                        LOG_ORIGIN,
                        STRING,
                        "ois-streams",
                        AddressSetting.origin(),
                        MEDIUM,
                        "Begins the name of each tenant's log of records, for instance `example.com/ois`; unique in the world."
                                + " It can't change later: the logs would be others.");
    }
}
