package io.oisstreams.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.NoteKey;
import io.oisstreams.tlog.WitnessKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedKeysTest {
    private static final RecordKey FIRST = Keys.ed25519(Keys.JANUARY, Keys.FEBRUARY);
    private static final RecordKey SECOND = Keys.ed25519(Keys.FEBRUARY);
    private static final WitnessKey WITNESS =
            new WitnessKey("witness.example/w", Keys.ed25519(Keys.JANUARY).key().publicKey());

    private final Path file;

    TrustedKeysTest(@TempDir Path folder) {
        this.file = folder.resolve("trusted.json");
    }

    @Test
    void keysAndWitnessesAreReadAsTheyWereWritten() throws IOException {
        TrustedKeys written =
                new TrustedKeys(TrustedKeys.of(Keys.ofEachFamily(Keys.JANUARY)).keys(), List.of(WITNESS));

        TrustedKeys read = TrustedKeys.read(Files.writeString(file, written.json()));

        assertThat(read.keys()).isEqualTo(written.keys());
        assertThat(read.json()).isEqualTo(written.json());
        assertThat(read.witnesses()).singleElement().satisfies(witness -> {
            assertThat(witness.name()).isEqualTo("witness.example/w");
            assertThat(witness.publicKey()).isEqualTo(WITNESS.publicKey());
        });
    }

    @Test
    void nothingPrivateIsWritten() {
        String json = TrustedKeys.of(List.of(FIRST)).json();

        assertThat(json)
                .contains(FIRST.keyId(), "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "\"witnesses\" : [ ]")
                .doesNotContain("private")
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(FIRST.key().privateKey())
                        .substring(24, 60));
    }

    @Test
    void theKeysOfATimeAreThoseThatSignThen() {
        TrustedKeys trusted = TrustedKeys.of(List.of(FIRST, SECOND));
        long february = Keys.FEBRUARY.toEpochMilli();

        assertThat(trusted.validAt(Keys.JANUARY.toEpochMilli() - 1)).isEmpty();
        assertThat(trusted.validAt(february - 1)).extracting(TrustedKey::keyId).containsExactly(FIRST.keyId());
        assertThat(trusted.validAt(february)).extracting(TrustedKey::keyId).containsExactly(SECOND.keyId());
    }

    @Test
    void aTrustedKeyVerifiesTheNotesOfALog() {
        String text = new Checkpoint("log", 1, "00".repeat(32)).text();
        NoteKey key = TrustedKeys.of(List.of(FIRST)).keys().get(0).ofLog("log");

        byte[] signature = FIRST.key().sign(text.getBytes(StandardCharsets.UTF_8));

        assertThat(key.verifies(text, key.line(signature), new BouncyCastleVerifier()))
                .isTrue();
        assertThat(key.keyHash())
                .isEqualTo(
                        new NoteKey("log", SignatureFamily.ED25519, FIRST.key().publicKey()).keyHash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"keys\"|\"key\"|key: unknown field",
                "\"witnesses\"|\"witness\"|witness: unknown field",
                "\"key_id\"|\"id\"|keys[0].id: unknown field",
                "\"key_id\" : \"FIRST\"|\"key_id\" : \"\"|keys[0].key_id: expected a text",
                "\"key_id\" : \"FIRST\"|\"key_id\" : null|keys[0].key_id: expected a text",
                "\"key_id\" : \"SECOND\"|\"key_id\" : \"FIRST\"|keys[1].key_id: a second key FIRST",
                "\"ED25519\"|\"RSA\"|keys[0].family: expected one of",
                "\"ED25519\"|\"ML_DSA_65\"|keys[0].public_key: not a public key of ML_DSA_65",
                "\"KEY1\"|\"AAAA\"|keys[0].public_key: not a public key of ED25519",
                "\"KEY1\"|\"*\"|keys[0].public_key: expected base64",
                "\"KEY1\"|[]|keys[0].public_key: expected a text",
                "2026-01-01T00:00:00Z|January|keys[0].valid_from: expected a time",
                "\"2026-01-01T00:00:00Z\"|null|keys[0].valid_from: expected a text",
                "\"valid_to\" : \"2026-02-01|\"valid_to\" : \"2025-02-01|keys[0].valid_to: not after valid_from",
                "\"valid_to\" : null|\"valid_to\" : false|keys[1].valid_to: expected a text",
                "\"name\" : \"witness|\"name\" : \"wit ness|witnesses[0].name: has white space",
                "\"name\"|\"names\"|witnesses[0].names: unknown field",
                "\"WITNESS\"|\"AAAA\"|witnesses[0].public_key: not a public key",
                "\"keys\" : [|\"keys\" : [ 7,|keys[0]: expected an object",
                "\"keys\" : [|\"keys\" : null, \"x\" : [|x: unknown field",
            })
    void aWrongFieldIsNamedWithItsFileAndPlace(String right, String wrong, String message) throws IOException {
        String json = new TrustedKeys(TrustedKeys.of(List.of(FIRST, SECOND)).keys(), List.of(WITNESS)).json();
        assertThat(json).contains(filled(right));

        Files.writeString(file, json.replace(filled(right), filled(wrong)));

        assertRefused(filled(message));
    }

    @Test
    void aSecondWitnessOfOneNameIsRefused() throws IOException {
        Files.writeString(file, new TrustedKeys(List.of(), List.of(WITNESS, WITNESS)).json());

        assertRefused("witnesses[1].name: a second witness witness.example/w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{} {}", "{\"keys\": [], \"keys\": [], \"witnesses\": []}"})
    void whatIsNoObjectIsRefused(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> TrustedKeys.read(file))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith(file + ": ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"keys\": []}", "{\"keys\": {}, \"witnesses\": []}", "{\"keys\": [], \"witnesses\": 1}"})
    void bothListsMustBeThere(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> TrustedKeys.read(file)).isInstanceOf(StartupException.class);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TrustedKeys.read(file))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("trusted.json can't be read");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> TrustedKeys.read(file))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith(file + ": " + message);
    }

    private static String filled(String template) {
        return template.replace("FIRST", FIRST.keyId())
                .replace("SECOND", SECOND.keyId())
                .replace("KEY1", Base64.getEncoder().encodeToString(FIRST.key().publicKey()))
                .replace("WITNESS", Base64.getEncoder().encodeToString(WITNESS.publicKey()));
    }
}
