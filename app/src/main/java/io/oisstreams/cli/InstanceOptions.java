package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options by which commands find a running instance, and say what they ask it about. */
final class InstanceOptions {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::", "[::]");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of a running instance. Without it: http.host and http.port of this machine.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            description = "Whom the instance is asked about; needed if it knows more than one tenant.")
    private Optional<String> tenantId = Optional.empty();

    /** Whether any of them was given. */
    boolean areGiven() {
        return url.isPresent() || tenantId.isPresent();
    }

    /** Empty: the only one that the instance knows. */
    Optional<String> tenantId() {
        return tenantId;
    }

    /** A query that names the tenant, if there is one. */
    Map<String, String> query() {
        return tenantId.map(tenant -> Map.of("tenant", tenant)).orElse(Map.of());
    }

    /** Connects to nothing yet. */
    InstanceClient client(OisConfig config) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        return new InstanceClient(client, url.orElseGet(() -> address(config)));
    }

    private static String address(OisConfig config) {
        if (config.httpPort() == 0) {
            throw new WrongUsage("--url is needed, because http.port is 0");
        }
        String host = ALL_ADDRESSES.contains(config.httpHost()) ? "127.0.0.1" : config.httpHost();
        return "http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":"
                + config.httpPort();
    }
}
