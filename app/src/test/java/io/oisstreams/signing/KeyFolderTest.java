package io.oisstreams.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFolderTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    private final Path path;
    private final KeyFolder folder;
    private final RecordKey key = Keys.ed25519(Keys.JANUARY, Keys.FEBRUARY);
    private final Path file;

    KeyFolderTest(@TempDir Path parent) {
        this.path = parent.resolve("a").resolve("keys");
        this.folder = new KeyFolder(path, Keys.RANDOM);
        this.file = path.resolve(key.keyId() + ".json");
    }

    @BeforeEach
    void create() {
        folder.create();
    }

    @Test
    void keysAreReadAsTheyWereWritten() {
        List<RecordKey> written = Keys.ofEachFamily(Keys.JANUARY);
        written.forEach(folder::write);
        folder.write(key);

        List<RecordKey> read = folder.keys();

        assertThat(read).hasSize(5).extracting(RecordKey::family).isSorted();
        for (RecordKey one : written) {
            assertThat(read)
                    .filteredOn(other -> other.keyId().equals(one.keyId()))
                    .singleElement()
                    .satisfies(same -> {
                        assertThat(same.key().publicKey()).isEqualTo(one.key().publicKey());
                        assertThat(same.validity()).isEqualTo(one.validity());
                        assertThat(new BouncyCastleVerifier()
                                        .verify(
                                                one.family(),
                                                KeyVariant.STANDARD,
                                                one.key().publicKey(),
                                                MESSAGE,
                                                same.key().sign(MESSAGE)))
                                .isTrue();
                    });
        }
        assertThat(read)
                .filteredOn(other -> other.keyId().equals(key.keyId()))
                .singleElement()
                .satisfies(same -> {
                    assertThat(same.validity()).isEqualTo(key.validity());
                });
    }

    @Test
    void keysOfOneFamilyAreInTheOrderOfTheirIds() {
        for (int i = 0; i < 5; i++) {
            folder.write(Keys.ed25519(Keys.JANUARY));
        }

        assertThat(folder.keys()).extracting(RecordKey::keyId).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aKeyIsNamedAfterItsFamilyAndPublicHalf() {
        assertThat(key.keyId()).matches("ed25519-[0-9a-f]{16}");
        assertThat(Keys.ed25519(Keys.JANUARY).keyId()).isNotEqualTo(key.keyId());
    }

    @Test
    void onlyTheOwnerCanReadWhatIsWritten() throws IOException {
        folder.write(key);
        folder.write(key.with(Validity.from(Keys.FEBRUARY)));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.keys())
                .singleElement()
                .extracting(RecordKey::validity)
                .isEqualTo(Validity.from(Keys.FEBRUARY));
        try (Stream<Path> files = Files.list(path)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatAnInterruptedWriteLeftIsNoKeyAndInNobodysWay() throws IOException {
        Path unfinished = path.resolve("." + key.keyId() + ".json.unfinished");
        Files.writeString(unfinished, "{");

        assertThat(folder.keys()).isEmpty();
        folder.write(key);

        assertThat(folder.keys()).hasSize(1);
        assertThat(unfinished).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-----", "rwx-w----", "rwx--x---", "rwx---r--", "rwx----w-", "rwx-----x"})
    void aFolderOpenToOthersIsRefused(String permissions) throws IOException {
        folder.write(key);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));

        assertRefused(path.toString(), permissions, "chmod go= ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"})
    void aFileOpenToOthersIsRefused(String permissions) throws IOException {
        folder.write(key);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertRefused(file.toString(), permissions, "chmod go= ");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() throws IOException {
        KeyFolder missing = new KeyFolder(path.resolve("none"), Keys.RANDOM);
        KeyFolder noFolder = new KeyFolder(Files.writeString(path.resolve("file"), ""), Keys.RANDOM);

        assertThatThrownBy(missing::keys).isInstanceOf(StartupException.class).hasMessageContaining("none");
        assertThatThrownBy(noFolder::keys).isInstanceOf(StartupException.class).hasMessageContaining("file");
        assertThatThrownBy(noFolder::create)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{|``|not JSON (line ",
                "}|}}|not JSON",
                "\"key_id\"|\"key\"|key: unknown field",
                "\"ED25519\"|\"ED448\"|family: expected one of [ML_DSA_65, FALCON_512, SLH_DSA_SHA2_128F, ED25519]",
                "\"ED25519\"|\"ed25519\"|family: expected one of",
                "\"ED25519\"|1|family: expected a text",
                "\"ED25519\"|\"ML_DSA_65\"|private_key: not a private key of ML_DSA_65",
                "\"ED25519\"|\"FALCON_512\"|private_key: not a private key",
                "2026-01-01T00:00:00Z|2026-02-01T00:00:00Z|valid_to: not after valid_from",
                "2026-01-01T00:00:00Z|2026-01-01|valid_from: expected a time",
                "2026-01-01T00:00:00Z|yesterday|valid_from: expected a time",
                "\"2026-01-01T00:00:00Z\"|null|valid_from: expected a text",
                "\"2026-02-01T00:00:00Z\"|17|valid_to: expected a text",
                "ed25519-|ed25518-|key_id: the file of key ed25518-",
                "ed25519-|../ed25519-|key_id: the file of key ../ed25519-",
                "\"ed25519-|\"\", \"x\" : \"|unknown field",
            })
    void aFileThatSaysSomethingElseIsRefused(String right, String wrong, String message) throws IOException {
        folder.write(key);
        String content = Files.readString(file);
        assertThat(content).contains(right);

        Files.writeString(file, content.replace(right, wrong));

        assertRefused(file.toString(), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_id", "family", "public_key", "private_key", "valid_from", "valid_to"})
    void everyFieldMustBeThereOnce(String field) throws IOException {
        folder.write(key);
        String content = Files.readString(file);

        Files.writeString(file, content.replaceFirst("\"" + field + "\" : [^,\n]*,?", ""));
        assertThatThrownBy(folder::keys).isInstanceOf(StartupException.class).hasMessageContaining(file.toString());

        Files.writeString(file, content.replaceFirst("\\{", "{\"" + field + "\" : \"x\","));
        assertRefused(file.toString(), "not JSON");
    }

    @ParameterizedTest
    @EnumSource
    void aPublicKeyOfAnotherPrivateKeyIsRefused(SignatureFamily family) throws IOException {
        RecordKey one = RecordKey.generate(family, Validity.from(Keys.JANUARY), Keys.RANDOM);
        RecordKey other = RecordKey.generate(family, Validity.from(Keys.JANUARY), Keys.RANDOM);
        folder.write(one);
        Path oneFile = path.resolve(one.keyId() + ".json");
        Files.writeString(
                oneFile,
                Files.readString(oneFile)
                        .replace(
                                base64(one.key().publicKey()),
                                base64(other.key().publicKey())));

        assertRefused(oneFile.toString(), "public_key: not the public half of private_key");
    }

    @Test
    void aFalconKeyWhoseStoredHalvesDifferIsRefused() throws IOException {
        RecordKey one = RecordKey.generate(SignatureFamily.FALCON_512, Validity.from(Keys.JANUARY), Keys.RANDOM);
        folder.write(one);
        Path oneFile = path.resolve(one.keyId() + ".json");
        byte[] publicKey = one.key().publicKey();
        byte[] privateKey = one.key().privateKey();
        // PKCS#8 of FALCON holds the public half too, so both copies can be changed alike.
        int copy = indexOf(privateKey, publicKey, 1);
        publicKey[100] ^= 1;
        privateKey[copy + 99] ^= 1;
        Files.writeString(
                oneFile,
                Files.readString(oneFile)
                        .replace(base64(one.key().publicKey()), base64(publicKey))
                        .replace(base64(one.key().privateKey()), base64(privateKey)));

        assertRefused(oneFile.toString(), "public_key: not the public half of private_key");
    }

    @Test
    void aSecondFileOfOneKeyIsRefused() throws IOException {
        folder.write(key);
        Files.copy(file, path.resolve("copy.json"), StandardCopyOption.COPY_ATTRIBUTES);

        assertRefused("copy.json", key.keyId());
    }

    @Test
    void noFailureShowsThePrivateKey() throws IOException {
        folder.write(key);
        String secret = base64(key.key().privateKey());
        String content = Files.readString(file);
        for (String changed : List.of(
                content.replace(secret, secret + "!"),
                content.replace(secret, secret.substring(4)),
                content.replace("\"" + secret + "\"", secret),
                content.replace("\"" + secret, "[\"" + secret))) {
            Files.writeString(file, changed);

            assertThatThrownBy(folder::keys)
                    .isInstanceOf(StartupException.class)
                    .hasNoCause()
                    .hasMessageNotContaining(secret.substring(20, 40))
                    .hasMessageContaining(file.toString());
        }
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(folder::keys).isInstanceOf(StartupException.class).hasMessageContainingAll(parts);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Where the part of {@code wanted} from an offset on begins in the bytes. */
    private static int indexOf(byte[] bytes, byte[] wanted, int offset) {
        int length = wanted.length - offset;
        for (int i = 0; i + length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + length, wanted, offset, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
