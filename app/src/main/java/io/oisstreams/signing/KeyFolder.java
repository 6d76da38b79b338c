package io.oisstreams.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A folder with one JSON file a key, named {@code <key_id>.json}, that only its owner can read and write. All failures are
 * {@link io.oisstreams.config.StartupException}s of one line that names the file.
 */
public final class KeyFolder {
    private static final String ENDING = ".json";
    private static final byte[] TRIAL = "a trial".getBytes(UTF_8);

    private final Path folder;
    private final SecureRandom random;

    /**
     * A folder, which is not looked at yet.
     *
     * @param random makes the signatures of its keys; thread-safe
     */
    public KeyFolder(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** Makes the folder unless it is there. */
    public void create() {
        PrivateFiles.createFolder(folder);
    }

    /**
     * All keys, by family and id. Each has signed and verified once.
     *
     * @throws io.oisstreams.config.StartupException if there is no such folder, if group or others have permissions on it or
     *     on a file in it, or if a file is not what {@link #write} writes
     */
    public List<RecordKey> keys() {
        return PrivateFiles.list(folder, ENDING).stream()
                .map(this::read)
                .sorted(RecordKey.ORDER)
                .toList();
    }

    /** Writes a key, in place of an older file of it if there is one. */
    public void write(RecordKey key) {
        ObjectNode json = TrustedKeys.json(key.keyId(), key.family(), key.key().publicKey(), key.validity());
        json.put("private_key", Base64.getEncoder().encodeToString(key.key().privateKey()));
        PrivateFiles.write(
                folder.resolve(key.keyId() + ENDING), JsonDocument.text(json).getBytes(UTF_8));
    }

    private RecordKey read(Path file) {
        JsonDocument json = JsonDocument.parse(file.toString(), PrivateFiles.read(file))
                .withFields("key_id", "family", "public_key", "valid_from", "valid_to", "private_key");
        String keyId = json.text("key_id");
        if (!String.valueOf(file.getFileName()).equals(keyId + ENDING)) {
            // Also why no two files can hold one id.
            throw json.wrong("key_id", "the file of key " + keyId + " must be named " + keyId + ENDING);
        }
        SigningKey key = key(json);
        if (!Arrays.equals(key.publicKey(), json.base64("public_key")) || !signs(key)) {
            throw json.wrong("public_key", "not the public half of private_key");
        }
        return new RecordKey(keyId, key, json.validity());
    }

    private SigningKey key(JsonDocument json) {
        SignatureFamily family = json.family("family");
        byte[] privateKey = json.base64("private_key");
        try {
            return SigningKey.of(family, privateKey, random);
        } catch (IllegalArgumentException e) {
            throw json.wrong("private_key", String.valueOf(e.getMessage()));
        }
    }

    private static boolean signs(SigningKey key) {
        return new BouncyCastleVerifier(1)
                .verify(key.family(), KeyVariant.STANDARD, key.publicKey(), TRIAL, key.sign(TRIAL));
    }
}
