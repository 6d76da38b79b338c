package io.oisstreams.operations.core.deviation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ladders of the document, as the policy file says them. */
final class DocumentLadders {
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private DocumentLadders() {}

    static Ladders read() {
        try (InputStream file = Objects.requireNonNull(
                DocumentLadders.class.getResourceAsStream("/io/oisstreams/operations/operations-policy.json"))) {
            Map<String, Ladder> byLabel =
                    JSON.convertValue(JSON.readTree(file).get("deviations"), new TypeReference<>() {});
            return new Ladders(Stream.of(DeviationType.values())
                    .collect(Collectors.toMap(
                            Function.identity(), type -> Objects.requireNonNull(byLabel.get(type.label())))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
