package io.oisstreams.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The interface's description, OpenAPI 3.1, made from the routes themselves. */
final class OpenApi {
    private static final String INTERFACE_VERSION = "1.0.0";
    private static final String SCHEMA_REFERENCE = "#/components/schemas/";
    /** What every route may answer. */
    private static final Set<ErrorCode> COMMON =
            EnumSet.of(ErrorCode.BAD_REQUEST, ErrorCode.INVALID_PARAMETER, ErrorCode.INTERNAL_ERROR);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Route self;
    private final String document;

    OpenApi(List<Routes> parts) {
        this.self = new Route(
                "/openapi.json",
                "This description",
                "OpenAPI 3.1.",
                List.of(),
                Route.Content.json("OpenApi"),
                Set.of(),
                request -> Answer.json(document()));
        this.document = write(parts).toPrettyString();
    }

    Route route() {
        return self;
    }

    String document() {
        return document;
    }

    private ObjectNode write(List<Routes> parts) {
        ObjectNode root = mapper.createObjectNode().put("openapi", "3.1.1");
        root.putObject("info")
                .put("title", "ois-streams")
                .put("version", INTERFACE_VERSION)
                .put("description", "Integrity scores and alerts from streams of governance telemetry. Read only.");
        ObjectNode paths = root.putObject("paths");
        parts.forEach(part -> {
            part.routes().forEach(route -> paths.set(route.path(), path(route)));
            part.streams().forEach(stream -> paths.set(stream.path(), path(stream)));
        });
        paths.set(self.path(), path(self));
        ObjectNode schemas = root.putObject("components").putObject("schemas");
        schemas.putObject("OpenApi").put("type", "object");
        schemas.set(PlainErrors.SCHEMA, error());
        parts.forEach(part -> part.schemas().ifPresent(text -> schemas.setAll(parse(text))));
        return root;
    }

    private ObjectNode path(Described route) {
        ObjectNode item = mapper.createObjectNode();
        ObjectNode get = item.putObject("get")
                .put("summary", route.summary())
                .put("description", route.description())
                .put("operationId", operationId(route.path()));
        ArrayNode parameters = get.putArray("parameters");
        route.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        ObjectNode responses = get.putObject("responses");
        ObjectNode content = responses
                .putObject("200")
                .put("description", route.summary())
                .putObject("content")
                .putObject(route.content().mediaType());
        ObjectNode schema = content.putObject("schema");
        if (route.content().schema().isEmpty()) {
            schema.put("type", "string");
        } else {
            schema.put("$ref", SCHEMA_REFERENCE + route.content().schema());
        }
        errors(route).forEach((status, codes) -> responses
                .putObject(Integer.toString(status))
                .put("description", codes)
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", SCHEMA_REFERENCE + route.errorForm().schema()));
        return item;
    }

    private static Map<Integer, String> errors(Described route) {
        ErrorForm form = route.errorForm();
        return Stream.concat(COMMON.stream(), route.errors().stream())
                .sorted()
                .distinct()
                .collect(Collectors.groupingBy(
                        form::status, TreeMap::new, Collectors.mapping(form::name, Collectors.joining(", "))));
    }

    /** {@code /ois/{tenant}/current}: {@code ois_tenant_current}. */
    private static String operationId(String path) {
        return path.replaceAll("[{}]", "").substring(1).replaceAll("[^A-Za-z0-9]", "_");
    }

    private ObjectNode parameter(Parameter parameter) {
        ObjectNode node = mapper.createObjectNode()
                .put("name", parameter.name())
                .put("in", parameter.inPath() ? "path" : "query")
                .put("required", parameter.required())
                .put("description", parameter.description());
        ObjectNode schema = node.putObject("schema");
        switch (parameter.kind()) {
            case TEXT -> schema.put("type", "string").put("minLength", 1);
            case TIME ->
                schema.put("type", "string")
                        .putArray("examples")
                        .add("2026-05-21T00:00:00Z")
                        .add("1779321600000");
            case DATE -> schema.put("type", "string").put("format", "date");
            case COUNT -> schema.put("type", "integer").put("minimum", 0);
            case LIMIT ->
                schema.put("type", "integer")
                        .put("minimum", Parameter.MIN_LIMIT)
                        .put("maximum", Parameter.MAX_LIMIT)
                        .put("default", Parameter.DEFAULT_LIMIT);
        }
        if (!parameter.allowed().isEmpty()) {
            ArrayNode values = schema.putArray("enum");
            parameter.allowed().forEach(values::add);
        }
        return node;
    }

    private ObjectNode error() {
        ObjectNode error = mapper.createObjectNode().put("type", "object").put("additionalProperties", false);
        error.putArray("required").add("status").add("error").add("message");
        ObjectNode properties = error.putObject("properties");
        properties.putObject("status").put("const", "error");
        ArrayNode codes = properties.putObject("error").put("type", "string").putArray("enum");
        Stream.of(ErrorCode.values()).forEach(code -> codes.add(code.name()));
        properties.putObject("message").put("type", "string");
        return error;
    }

    private ObjectNode parse(String schemas) {
        try {
            return mapper.readValue(schemas, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schemas of a capability's routes are not a JSON object", e);
        }
    }
}
