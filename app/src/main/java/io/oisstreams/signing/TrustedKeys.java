package io.oisstreams.signing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.tlog.WitnessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom the verifier of records trusts: a JSON file.
 *
 * @param keys of those who publish the records, no two of one id
 * @param witnesses of their logs, no two of one name
 */
public record TrustedKeys(List<TrustedKey> keys, List<WitnessKey> witnesses) {
    /** Copies the lists. */
    public TrustedKeys {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
    }

    /** The public halves of keys that sign, without witnesses. */
    public static TrustedKeys of(List<RecordKey> keys) {
        return new TrustedKeys(
                keys.stream()
                        .map(key -> new TrustedKey(
                                key.keyId(), key.family(), key.key().publicKey(), key.validity()))
                        .toList(),
                List.of());
    }

    /**
     * Reads the file.
     *
     * @throws StartupException in one line with file and field, if it can't be read or is not what {@link #json} gives
     */
    public static TrustedKeys read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StartupException(file + " can't be read: " + e, e);
        }
        JsonDocument json = JsonDocument.parse(file.toString(), content).withFields("keys", "witnesses");
        Set<String> names = new HashSet<>();
        Set<String> keyIds = new HashSet<>();
        return new TrustedKeys(
                json.list("keys").stream().map(key -> key(key, keyIds)).toList(),
                json.list("witnesses").stream()
                        .map(witness -> witness(witness, names))
                        .toList());
    }

    /** The keys that must have signed a record of this time, in the order of the file. */
    public List<TrustedKey> validAt(long timeMs) {
        Instant time = Instant.ofEpochMilli(timeMs);
        return keys.stream().filter(key -> key.validity().contains(time)).toList();
    }

    /** The text of the file. */
    public String json() {
        ObjectNode json = JsonDocument.newObject();
        ArrayNode keyList = json.putArray("keys");
        keys.forEach(key -> keyList.add(json(key.keyId(), key.family(), key.publicKey(), key.validity())));
        ArrayNode witnessList = json.putArray("witnesses");
        witnesses.forEach(witness -> witnessList
                .addObject()
                .put("name", witness.name())
                .put("public_key", Base64.getEncoder().encodeToString(witness.publicKey())));
        return JsonDocument.text(json);
    }

    /** What the files of trusted and of private keys both hold. */
    static ObjectNode json(String keyId, SignatureFamily family, byte[] publicKey, Validity validity) {
        return JsonDocument.newObject()
                .put("key_id", keyId)
                .put("family", family.name())
                .put("public_key", Base64.getEncoder().encodeToString(publicKey))
                .put("valid_from", validity.from().toString())
                .put("valid_to", validity.to().map(Instant::toString).orElse(null));
    }

    private static TrustedKey key(JsonDocument json, Set<String> keyIds) {
        json.withFields("key_id", "family", "public_key", "valid_from", "valid_to");
        if (!keyIds.add(json.text("key_id"))) {
            throw json.wrong("key_id", "a second key " + json.text("key_id"));
        }
        SignatureFamily family = json.family("family");
        byte[] publicKey = json.base64("public_key");
        if (!family.acceptsPublicKey(publicKey)) {
            throw json.wrong("public_key", "not a public key of " + family);
        }
        return new TrustedKey(json.text("key_id"), family, publicKey, json.validity());
    }

    private static WitnessKey witness(JsonDocument json, Set<String> names) {
        json.withFields("name", "public_key");
        if (!names.add(json.text("name"))) {
            throw json.wrong("name", "a second witness " + json.text("name"));
        }
        byte[] publicKey = json.base64("public_key");
        if (!SignatureFamily.ED25519.acceptsPublicKey(publicKey)) {
            throw json.wrong("public_key", "not a public key of Ed25519");
        }
        try {
            return new WitnessKey(json.text("name"), publicKey);
        } catch (IllegalArgumentException e) {
            throw json.wrong("name", "has white space, a plus sign or a control character");
        }
    }
}
