package io.oisstreams.governance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.config.GovernanceSettings;
import io.oisstreams.config.SettingFile;
import io.oisstreams.config.StartupException;
import io.oisstreams.governance.core.ReasonCodes;
import io.oisstreams.governance.core.ReasonFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The file of registered reason codes: a JSON object of code and family. Every fault names the file and the code. */
final class ReasonCodesFile {
    private static final String SHIPPED = "reason-codes.json";
    private static final int LONGEST_CODE = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReasonCodesFile() {}

    /**
     * Reads the codes.
     *
     * @param file empty: the file that this program ships with
     * @throws StartupException if it can't be read, is not such an object, or names a family that does not exist
     */
    static ReasonCodes read(Optional<Path> file) {
        String setting = GovernanceSettings.REASON_CODES;
        return file.map(path -> parse(setting + ": " + path, SettingFile.read(setting, path)))
                .orElseGet(() -> parse(SHIPPED, SettingFile.shipped(ReasonCodesFile.class, SHIPPED)));
    }

    private static ReasonCodes parse(String file, byte[] content) {
        Map<String, ReasonFamily> families = new TreeMap<>();
        object(file, content).properties().forEach(field -> {
            checkCode(file, field.getKey());
            families.put(field.getKey(), family(file, field.getKey(), field.getValue()));
        });
        return new ReasonCodes(families);
    }

    private static JsonNode object(String file, byte[] content) {
        try {
            JsonNode object = JSON.readTree(content);
            if (object != null && object.isObject()) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Of what is too long or too deep the parser doesn't tell the place.
            String line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new StartupException(file + ": not JSON" + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new StartupException(file + ": can't be read: " + e.getMessage(), e);
        }
        throw new StartupException(file + ": expected an object of reason code and family");
    }

    private static void checkCode(String file, String code) {
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            throw new StartupException(file + ": a reason code has from 1 to " + LONGEST_CODE + " characters");
        }
        if (code.equals(ReasonCodes.UNKNOWN)) {
            throw new StartupException(file + ": " + code + ": stands for all codes that are not registered");
        }
    }

    private static ReasonFamily family(String file, String code, JsonNode value) {
        return Arrays.stream(ReasonFamily.values())
                .filter(family -> value.isTextual() && family.label().equals(value.textValue()))
                .findFirst()
                .orElseThrow(() -> new StartupException(file + ": " + code + ": expected one of "
                        + Arrays.stream(ReasonFamily.values())
                                .map(ReasonFamily::label)
                                .collect(Collectors.joining(", "))));
    }
}
