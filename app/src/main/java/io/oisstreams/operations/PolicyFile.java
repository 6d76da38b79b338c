package io.oisstreams.operations;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.oisstreams.config.OperationsSettings;
import io.oisstreams.config.SettingFile;
import io.oisstreams.config.StartupException;
import io.oisstreams.operations.core.OperationsPolicy;
import io.oisstreams.operations.core.attestation.AttestationPolicy;
import io.oisstreams.operations.core.attestation.ReadinessPolicy;
import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.deviation.Ladder;
import io.oisstreams.operations.core.deviation.Ladders;
import io.oisstreams.operations.core.freeze.FreezePolicy;
import io.oisstreams.operations.core.quality.DeterminismLimits;
import io.oisstreams.operations.core.report.ReportPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file of the operations policy: the operations document as JSON. Every fault names the setting, the file and the field. */
final class PolicyFile {
    private static final String SHIPPED = "operations-policy.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** What the parser adds for programmers. */
    private static final Pattern AFTERWORD = Pattern.compile("\\s*\\(start marker.*", Pattern.DOTALL);

    private PolicyFile() {}

    /** The file's shape. */
    record Document(
            String document,
            String system,
            CostLimits costs,
            DeterminismLimits determinism,
            Compliance compliance,
            FreezePolicy freeze,
            Map<DeviationType, Ladder> deviations,
            ReadinessPolicy readiness,
            ReportPolicy reports) {

        Document {
            Objects.requireNonNull(document, "document is missing");
            Objects.requireNonNull(system, "system is missing");
            Objects.requireNonNull(costs, "costs is missing");
            Objects.requireNonNull(determinism, "determinism is missing");
            Objects.requireNonNull(compliance, "compliance is missing");
            Objects.requireNonNull(freeze, "freeze is missing");
            Objects.requireNonNull(deviations, "deviations is missing");
            Objects.requireNonNull(readiness, "readiness is missing");
            Objects.requireNonNull(reports, "reports is missing");
        }

        OperationsPolicy policy() {
            return new OperationsPolicy(
                    document,
                    system,
                    costs,
                    determinism,
                    new AttestationPolicy(compliance.requiredAdrs(), determinism, costs),
                    readiness,
                    freeze,
                    new Ladders(deviations),
                    reports);
        }
    }

    record Compliance(List<String> requiredAdrs) {}

    /**
     * Reads the policy.
     *
     * @param file empty: the one that this program ships with
     * @throws StartupException if it can't be read or says something that no policy can
     */
    static OperationsPolicy read(Optional<Path> file) {
        return file.map(path -> parse(
                        OperationsSettings.POLICY + ": " + path, SettingFile.read(OperationsSettings.POLICY, path)))
                .orElseGet(() -> parse(SHIPPED, SettingFile.shipped(PolicyFile.class, SHIPPED)));
    }

    private static OperationsPolicy parse(String file, byte[] content) {
        try {
            return JSON.readValue(content, Document.class).policy();
        } catch (JsonMappingException e) {
            throw new StartupException(file + ": " + field(e) + fault(e), e);
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new StartupException(
                    file + ": not JSON" + line + ": "
                            + AFTERWORD.matcher(e.getOriginalMessage()).replaceFirst(""),
                    e);
        } catch (IOException e) {
            throw new StartupException(file + ": can't be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new StartupException(file + ": " + e.getMessage(), e);
        }
    }

    /** The place, as {@code deviations.cost_ceiling_breach.steps[2]: }. */
    private static String field(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : path.substring(path.startsWith(".") ? 1 : 0) + ": ";
    }

    private static String fault(JsonMappingException e) {
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return String.valueOf(e.getCause().getMessage());
        }
        if (e instanceof UnrecognizedPropertyException) {
            return "no such field";
        }
        if (e.getOriginalMessage().startsWith("Cannot map `null`")) {
            return "is missing";
        }
        return e instanceof MismatchedInputException mismatch ? expected(mismatch) : "can't be read";
    }

    private static String expected(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type != null && type.isEnum()) {
            return "expected one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(value -> value.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == long.class || type == int.class) {
            return "expected a whole number";
        }
        if (type == BigDecimal.class) {
            return "expected a number";
        }
        return type == String.class
                ? "expected a text"
                : "has another shape than in the policy that the program ships with";
    }
}
