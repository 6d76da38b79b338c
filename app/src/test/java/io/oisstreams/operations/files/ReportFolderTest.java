package io.oisstreams.operations.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.OisConfig;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.core.report.ReportPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFolderTest {
    private static final ReportPolicy POLICY = OperationsConfig.of(
                    OisConfig.of(Map.of("bootstrap.servers", "unused:1", "schema.registry.url", "mock://files")))
            .policy()
            .reports();

    private static final String REPORT = "COST_REPORT_2026_05_21.json";
    private static final long TIME_MS = Instant.parse("2026-05-22T00:05:05Z").toEpochMilli();

    private final Path outer;
    private final Path root;
    private final ReportFolder folder;

    ReportFolderTest(@TempDir Path outer) {
        this.outer = outer;
        this.root = outer.resolve("made/if/need/be");
        this.folder = new ReportFolder(root, POLICY);
    }

    private void write(String tenantId, String name, String body) {
        folder.write(tenantId, name, body.getBytes(StandardCharsets.UTF_8), TIME_MS);
    }

    /** Contents by path below the root. */
    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private Path only() throws IOException {
        assertThat(files()).hasSize(1);
        return root.resolve(files().keySet().iterator().next());
    }

    private static Path touch(Path file, Duration age) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "somebody's");
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.ofEpochMilli(TIME_MS).minus(age)));
    }

    @ParameterizedTest
    @CsvSource({
        "COST_REPORT_2026_05_21.json, 05_GOVERNANCE/COST_REPORTS",
        "SIGNATURE_LOG_CYCLE_c%2F1.json, 05_GOVERNANCE/SIGNATURE_AUDIT_LOGS",
        "VEGA_ATTESTATION_2026_05_24.md, 05_GOVERNANCE/VEGA_ATTESTATIONS",
        "PHASE3_READINESS_BRIEF.md, 05_GOVERNANCE"
    })
    void aReportIsInItsTenantsFolderWhereTheDocumentPutsIt(String name, String place) throws IOException {
        write("acme", name, "body");

        assertThat(files()).containsExactly(Map.entry("acme/" + place + "/" + name, "body"));
        assertThat(Files.getLastModifiedTime(only()).toMillis()).isEqualTo(TIME_MS);
    }

    /** Any text is the id of a cycle, the empty one, too. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "../../x", ".hidden", "c/1", "C:\\x", "ü", "*", "a\0b", "%2F"})
    void theLogOfEveryCycleIsAmongTheLogs(String cycleId) throws IOException {
        String name = POLICY.file(ReportKind.SIGNATURE_LOG).fileName(cycleId);

        write("acme", name, "body");

        assertThat(files()).containsExactly(Map.entry("acme/05_GOVERNANCE/SIGNATURE_AUDIT_LOGS/" + name, "body"));
    }

    @Test
    void tenantsShareNoFolder() throws IOException {
        List<String> tenants = List.of("a", "A", "a/b", "a%2Fb", "a b", "a+b", "..", ".", "%2E", "%2E.");

        tenants.forEach(tenant -> write(tenant, REPORT, tenant));

        assertThat(files().values()).containsExactlyInAnyOrderElementsOf(tenants);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../..", "/etc", "../../../../x", "a/../../x", "\\..\\x", "ä\n", ".part"})
    void hostileTenantsAndNamesStayInside(String hostile) throws IOException {
        write(hostile, REPORT, "tenant");
        write("acme", hostile, "name");
        write("acme", "COST_REPORT_" + hostile + ".json", "name");

        assertThat(files()).hasSize(3).allSatisfy((path, body) -> assertThat(path)
                .matches("[^./][^/]*/(05_GOVERNANCE/COST_REPORTS/)?[^./][^/]*"));
        try (Stream<Path> all = Files.walk(outer)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(3);
        }
    }

    @Test
    void aLongTenantHasAFolderOfItsOwn() throws IOException {
        write("x".repeat(1_024), REPORT, "one");
        write("x".repeat(1_023), REPORT, "other");

        assertThat(files().values()).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void theSameReportOnceMoreLeavesTheFileAsItIs() throws IOException {
        write("acme", REPORT, "body");
        Object file = Files.readAttributes(only(), "*").get("fileKey");

        folder.write("acme", REPORT, "body".getBytes(StandardCharsets.UTF_8), TIME_MS + 1);

        assertThat(Files.readAttributes(only(), "*")).containsEntry("fileKey", file);
        assertThat(Files.getLastModifiedTime(only()).toMillis()).isEqualTo(TIME_MS);
    }

    @Test
    void anotherReportOfTheSameNameChangesNothing() throws IOException {
        write("acme", REPORT, "body");

        write("acme", REPORT, "another");

        assertThat(files()).containsValue("body").hasSize(1);
    }

    @Test
    void whatAnInterruptedWritingLeftIsReplaced() throws IOException {
        touch(root.resolve("acme/05_GOVERNANCE/COST_REPORTS/" + REPORT + ".part"), Duration.ZERO);

        write("acme", REPORT, "body");

        assertThat(files()).containsExactly(Map.entry("acme/05_GOVERNANCE/COST_REPORTS/" + REPORT, "body"));
    }

    @Test
    void aFileThatCanNotBeWrittenIsNotThereAndItsNameIsSaid() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("acme"), "no folder");

        assertThatThrownBy(() -> write("acme", REPORT, "body"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(REPORT);
        assertThat(files()).containsOnlyKeys("acme");
    }

    @Test
    void reportsExpireAfterTheirRetentionAndNothingElseDoes() throws IOException {
        Duration kept = Duration.ofDays(365);
        Path old = touch(root.resolve("acme/05_GOVERNANCE/COST_REPORTS/" + REPORT), kept.plusMillis(1));
        Path oldLog = touch(root.resolve("b/SIGNATURE_LOG_CYCLE_x.json"), kept.plusDays(1));
        Path justKept = touch(root.resolve("acme/05_GOVERNANCE/PHASE3_READINESS_BRIEF.md"), kept);
        Path notes = touch(root.resolve("acme/05_GOVERNANCE/COST_REPORTS/notes.txt"), kept.plusDays(1));
        Path copy = touch(root.resolve("acme/copy of " + REPORT), kept.plusDays(1));

        folder.expire(TIME_MS);

        assertThat(List.of(old, oldLog)).noneMatch(Files::exists);
        assertThat(List.of(justKept, notes, copy)).allMatch(Files::exists);
    }

    @Test
    void aFolderThatIsNotThereHasNothingToExpire() {
        folder.expire(TIME_MS);

        assertThat(root).doesNotExist();
    }
}
