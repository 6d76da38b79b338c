package io.oisstreams.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.config.OisConfig;
import io.oisstreams.http.MetricsRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be known of the files in docker/ without an engine. */
class DeploymentFilesTest {
    private final JsonNode compose = DockerFiles.yaml("compose.yaml");
    private final JsonNode services = compose.path("services");

    @Test
    void servicesWaitForServicesThatCanBecomeHealthy() {
        services.properties().forEach(service -> service.getValue()
                .path("depends_on")
                .properties()
                .forEach(dependency -> {
                    JsonNode needed = services.path(dependency.getKey());
                    assertThat(needed.isObject()).as(dependency.getKey()).isTrue();
                    if (dependency.getValue().path("condition").asText().equals("service_healthy")) {
                        assertThat(needed.at("/healthcheck/test").isArray())
                                .as(dependency.getKey())
                                .isTrue();
                    }
                }));
    }

    @Test
    void mountsOnlyWhatIsThere() {
        services.properties()
                .forEach(service -> service.getValue().path("volumes").forEach(volume -> {
                    String source = volume.asText().split(":", 2)[0];
                    if (source.startsWith(".")) {
                        assertThat(DockerFiles.FOLDER.resolve(source)).exists();
                    } else {
                        assertThat(compose.path("volumes").has(source))
                                .as(source)
                                .isTrue();
                    }
                }));
    }

    @Test
    void opensPortsToThisMachineOnly() {
        assertThat(services.findValues("ports").stream().flatMap(ports -> DockerFiles.texts(ports).stream()))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void setsOnlySettingsThatExist() throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String service : List.of("topics", "application")) {
            services.at("/" + service + "/environment")
                    .properties()
                    .forEach(variable -> environment.put(
                            variable.getKey(), variable.getValue().asText()));
        }
        Matcher variables = Pattern.compile("(OIS_\\w+)=(\\S+)")
                .matcher(Files.readString(DockerFiles.FOLDER.resolve("Dockerfile")));
        while (variables.find()) {
            environment.put(variables.group(1), variables.group(2));
        }

        OisConfig config = OisConfig.load(Optional.empty(), environment, Map.of());

        assertThat(config.bootstrapServers()).isEqualTo("kafka:19092");
        assertThat(config.httpHost()).isEqualTo("0.0.0.0");
        assertThat(config.stateDir()).isEqualTo(Path.of("/var/lib/ois"));
    }

    @Test
    void runsTheVersionsThatAreTested() throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"));

        assertThat(services.at("/kafka/image").asText()).isEqualTo("apache/kafka:" + version(pom, "kafka"));
        assertThat(services.at("/registry/image").asText())
                .isEqualTo("apicurio/apicurio-registry:" + version(pom, "apicurio"));
    }

    private static String version(String pom, String name) {
        Matcher version = Pattern.compile("<" + name + "\\.version>([^<]+)<").matcher(pom);
        assertThat(version.find()).as(name).isTrue();
        return version.group(1);
    }

    @Test
    void prometheusAsksTheApplicationWhereItAnswers() {
        JsonNode job = DockerFiles.yaml("prometheus/prometheus.yml").at("/scrape_configs/0");

        try (MetricsRoutes metrics = new MetricsRoutes()) {
            assertThat(metrics.routes()).anyMatch(route -> route.path()
                    .equals(job.path("metrics_path").asText()));
        }
        int port = OisConfig.of(Map.of()).httpPort();
        assertThat(job.at("/static_configs/0/targets/0").asText()).isEqualTo("application:" + port);
    }

    @Test
    void rulesAndDashboardAreWhereTheyAreLookedFor() {
        DockerFiles.yaml("prometheus/prometheus.yml").path("rule_files").forEach(file -> assertThat(
                        DockerFiles.FOLDER.resolve("prometheus").resolve(file.asText()))
                .exists());
        String dashboards = DockerFiles.yaml("grafana/provisioning/dashboards/ois-streams.yml")
                .at("/providers/0/options/path")
                .asText();
        assertThat(DockerFiles.texts(services.at("/grafana/volumes")))
                .contains("./grafana/dashboards:" + dashboards + ":ro");
        assertThat(services.at("/grafana/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                        .asText())
                .isEqualTo(dashboards + "/ois-streams.json");
    }
}
