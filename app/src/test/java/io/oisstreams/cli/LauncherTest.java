package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher, in a folder of its own, with a Java and a Maven that only write down how they were called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "ois");

    private final Path home;
    private final Path jdk;
    private final Path bin;

    LauncherTest(@TempDir Path folder) {
        home = folder.resolve("a clone");
        jdk = folder.resolve("jdk");
        bin = folder.resolve("bin");
    }

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void makeAClone() throws IOException {
        for (String source : List.of(
                "pom.xml",
                "app/pom.xml",
                "schemas/pom.xml",
                "registry-client/pom.xml",
                "app/src/main/java/Main.java",
                "schemas/src/main/avro/Tick.avsc")) {
            Path file = home.resolve(source);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "source");
        }
        Files.copy(LAUNCHER, home.resolve("ois"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");
        script(jdk.resolve("bin/java"), "echo \"java in $(pwd)\"; for a in \"$@\"; do echo \"[$a]\"; done");
        script(bin.resolve("mvn"), "echo \"mvn $*\"; mkdir -p app/target; echo jar > app/target/ois-app-1.jar");
    }

    @Test
    void buildsWhatIsMissingThenRuns() throws Exception {
        Result result = ois("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("ois: building").contains("mvn -q -B -pl app -am -DskipTests package");
        assertThat(result.out())
                .contains("[" + home.toRealPath() + "/app/target/ois-app-1.jar:" + home.toRealPath()
                        + "/app/target/lib/*]")
                .contains("[-Dois.registry.home=" + home.toRealPath() + "/app/target/registry]")
                .endsWith("[io.oisstreams.cli.Main]\n[--help]\n");
    }

    @Test
    void doesNotBuildAgain() throws Exception {
        ois("--help");

        Result result = ois("--help");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).doesNotContain("mvn");
    }

    @Test
    void buildsAgainWhenASourceHasChanged() throws Exception {
        ois("--help");
        Files.setLastModifiedTime(
                home.resolve("schemas/src/main/avro/Tick.avsc"),
                FileTime.from(Instant.now().plusSeconds(5)));

        Result result = ois("--help");

        assertThat(result.err()).contains("ois: building");
    }

    @Test
    void keepsResultsApartFromWhatTheBuildSays() throws Exception {
        assertThat(ois("score", "x").out()).doesNotContain("mvn");
    }

    @Test
    void runsInTheCallersFolderWithItsArgumentsUnchanged() throws Exception {
        Result result = ois("replay", "a b.jsonl", "$HOME", "*");

        assertThat(result.out())
                .contains("java in " + bin.toRealPath())
                .endsWith("[replay]\n[a b.jsonl]\n[$HOME]\n[*]\n");
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(bin.resolve("link"), home.resolve("ois"));

        Result result = run(link, Map.of());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains(home.toRealPath() + "/app/target/ois-app-1.jar");
    }

    @Test
    void handsOnJavaOptionsAndAnotherRegistry() throws Exception {
        Result result = run(home.resolve("ois"), Map.of("OIS_JAVA_OPTS", "-Xmx1g -Da=b", "OIS_REGISTRY_HOME", "/r"));

        assertThat(result.out()).contains("[-Xmx1g]\n[-Da=b]\n").contains("[-Dois.registry.home=/r]");
    }

    @Test
    void compilesQuicklyOnlyForShortCommands() throws Exception {
        assertThat(ois("topology").out()).contains("[-XX:TieredStopAtLevel=1]");
        assertThat(ois("run").out()).doesNotContain("TieredStopAtLevel");
    }

    @Test
    void refusesAnOlderJavaInOneLine() throws Exception {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        Result result = ois("--help");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("ois: Java 17 or later is needed, and " + jdk + "/bin/java is 11\n");
    }

    @Test
    void asksJavaItselfWhereThereIsNoReleaseFile() throws Exception {
        Files.delete(jdk.resolve("release"));
        script(jdk.resolve("bin/java"), "echo 'openjdk version \"11.0.2\" 2019' >&2");

        assertThat(ois("--help").err()).contains("is 11");
    }

    @Test
    void refusesAMissingJavaInOneLine() throws Exception {
        Files.delete(jdk.resolve("bin/java"));

        Result result = ois("--help");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("ois: Java 17 or later is needed, and JAVA_HOME=" + jdk + " has no bin/java\n");
    }

    @Test
    void refusesAMissingMavenInOneLineIfItHasToBuild() throws Exception {
        Files.delete(bin.resolve("mvn"));
        for (String tool : List.of("readlink", "dirname", "sed", "find", "head", "mkdir", "flock", "touch")) {
            Path original = Path.of("/usr/bin", tool);
            if (Files.exists(original)) {
                script(bin.resolve(tool), "exec " + original + " \"$@\"");
            }
        }

        Result result = run(home.resolve("ois"), Map.of("PATH", bin.toString()));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("ois: Maven 3.8 or later is needed to build, and there is no mvn on the PATH\n");
    }

    @Test
    void saysThatTheBuildFailedAndTriesAgainNextTime() throws Exception {
        script(bin.resolve("mvn"), "echo broken; exit 1");

        Result first = ois("--help");
        Result second = ois("--help");

        assertThat(List.of(first, second)).allSatisfy(result -> {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("broken").endsWith("ois: the build failed, see above\n");
            assertThat(result.out()).isEmpty();
        });
    }

    private Result ois(String... arguments) throws Exception {
        return run(home.resolve("ois"), Map.of(), arguments);
    }

    private Result run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(Arrays.asList(arguments));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(bin.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Result(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
