package io.oisstreams.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code /openapi.json} answers. */
public record ApiDocument(JsonNode root) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** As a standard parser reads it. */
    public SwaggerParseResult parsed() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(root.toString(), List.of(), options);
    }

    /** All references in it. */
    public List<String> references() {
        return root.findValuesAsText("$ref");
    }

    /** Those of the references that lead nowhere. */
    public List<String> deadReferences() {
        return references().stream()
                .filter(reference -> !root.at(reference.substring(1)).isObject())
                .toList();
    }

    /** The fields of answers, in schemas with names that begin like this, without a sentence about them. */
    public List<String> unexplained(String prefix) {
        return root.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getKey().startsWith(prefix))
                .flatMap(schema -> fields(schema.getValue())
                        .filter(field -> !isExplained(field.getValue()))
                        .map(field -> schema.getKey() + "." + field.getKey()))
                .toList();
    }

    /** Those of the schema and of the schemas within it. */
    private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode schema) {
        return Stream.concat(
                schema.path("properties").properties().stream(),
                schema.properties().stream().flatMap(part -> fields(part.getValue())));
    }

    private boolean isExplained(JsonNode field) {
        JsonNode explained = field.has("description")
                ? field
                : root.at(field.path("$ref").asText("#/").substring(1));
        return explained.path("description").asText().endsWith(".");
    }

    /** A schema of an answer, with all that it refers to. */
    public JsonSchema schema(String name) {
        ObjectNode schema = MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
        schema.set("components", root.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    /** The name of the schema that the answers of a path with a status are said to have. */
    public String answerSchema(String path, int status) {
        String reference = root.at("/paths")
                .path(path)
                .at("/get/responses")
                .path(String.valueOf(status))
                .at("/content/application~1json/schema/$ref")
                .asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
