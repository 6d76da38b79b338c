package io.oisstreams.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.governance.core.ReasonCodes;
import io.oisstreams.governance.core.ReasonFamily;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonCodesFileTest {
    private final Path folder;

    ReasonCodesFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("codes.json"), content);
    }

    private ReasonCodes read(String json) throws IOException {
        return ReasonCodesFile.read(Optional.of(file(json.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"security_replay_detected", "security_replay_guard_unavailable", "security_read_tenant_mismatch"
            })
    void theShippedFileHasTheCodesOfTheContract(String code) {
        ReasonCodes codes = ReasonCodesFile.read(Optional.empty());

        assertThat(codes.family(code)).isEqualTo(ReasonFamily.SECURITY);
    }

    @Test
    void codesOfEveryFamilyCanBeRegistered() throws IOException {
        String json = Arrays.stream(ReasonFamily.values())
                .map(family -> "\"" + family.label() + ".1\": \"" + family.label() + "\"")
                .collect(Collectors.joining(",\n", "{", "}\n"));

        ReasonCodes codes = read(json);

        assertThat(ReasonFamily.values()).allSatisfy(family -> assertThat(codes.family(family.label() + ".1"))
                .isEqualTo(family));
        assertThat(codes.family("policy_allow")).isEqualTo(ReasonFamily.UNKNOWN);
    }

    @Test
    void noCodeNeedsToBeRegistered() throws IOException {
        assertThat(read("{}").family("policy_allow")).isEqualTo(ReasonFamily.UNKNOWN);
    }

    @Test
    void theFingerprintTellsCodesAndFamiliesAndNothingElse() throws IOException {
        String fingerprint = read("{\"a\": \"policy\", \"b\": \"hitl\"}").fingerprint();

        assertThat(fingerprint).matches("[0-9a-f]{8}");
        assertThat(read("{\"b\":\"hitl\",\n\"a\":\"policy\"}").fingerprint()).isEqualTo(fingerprint);
        assertThat(read("{\"a\": \"policy\", \"b\": \"adapter\"}").fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(read("{\"a\": \"policy\", \"c\": \"hitl\"}").fingerprint()).isNotEqualTo(fingerprint);
        assertThat(read("{\"a\": \"policy\"}").fingerprint()).isNotEqualTo(fingerprint);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", "expected an object of reason code and family"),
                Arguments.of("null", "expected an object of reason code and family"),
                Arguments.of("[\"a\"]", "expected an object of reason code and family"),
                Arguments.of("\"a\"", "expected an object of reason code and family"),
                Arguments.of("{\"a\": \"policy\"", "not JSON (line 1)"),
                Arguments.of("{\n\"a\": policy}", "not JSON (line 2)"),
                Arguments.of("{\"a\": \"policy\",}", "not JSON (line 1)"),
                Arguments.of("{\"a\": \"policy\"} {}", "not JSON (line 1)"),
                Arguments.of("{\"a\": \"policy\", \n\"a\": \"hitl\"}", "'a'"),
                Arguments.of("{\"a\": \"policy\", \"a\": \"policy\"}", "'a'"),
                Arguments.of("{\"a\": \"politics\"}", ": a: expected one of trust_context, policy, security"),
                Arguments.of("{\"a\": \"Policy\"}", ": a: expected one of"),
                Arguments.of("{\"a\": \"\"}", ": a: expected one of"),
                Arguments.of("{\"a\": 1}", ": a: expected one of"),
                Arguments.of("{\"a\": null}", ": a: expected one of"),
                Arguments.of("{\"a\": {\"b\": \"policy\"}}", ": a: expected one of"),
                Arguments.of("{\"a\\nb\": \"\"}", ": a b: expected one of"),
                Arguments.of("{\"\": \"policy\"}", "a reason code has from 1 to 200 characters"),
                Arguments.of("{\" \": \"policy\"}", "a reason code has from 1 to 200 characters"),
                Arguments.of("{\"" + "a".repeat(201) + "\": \"policy\"}", "a reason code has from 1 to 200 characters"),
                Arguments.of("{\"unknown\": \"unknown\"}", ": unknown: stands for all codes"),
                Arguments.of("{\"a\": " + "[".repeat(2_000) + "]".repeat(2_000) + "}", "not JSON"),
                Arguments.of("{\"a\": " + "1".repeat(2_000) + "}", "codes.json"),
                Arguments.of("{\"" + "a".repeat(60_000) + "\": \"policy\"}", "not JSON"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsOneLineThatNamesFileAndCode(String json, String said) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(StartupException.class)
                .message()
                .startsWith("wf5.reason.codes: " + folder.resolve("codes.json") + ": ")
                .contains(said)
                .doesNotContain("\n");
    }

    @Test
    void bytesThatAreNoTextAreNotJson() {
        assertThatThrownBy(() -> ReasonCodesFile.read(Optional.of(file(new byte[] {'{', '"', (byte) 0xff, '"'}))))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("wf5.reason.codes: " + folder.resolve("codes.json") + ": ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> ReasonCodesFile.read(Optional.of(missing)))
                .isInstanceOf(StartupException.class)
                .hasMessage("wf5.reason.codes: " + missing + ": no such file");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> ReasonCodesFile.read(Optional.of(folder)))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("wf5.reason.codes: " + folder + ": can't be read: ");
    }
}
