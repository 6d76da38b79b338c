package io.oisstreams.docker;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The files in docker/, read strictly: a key that comes twice is an error. */
final class DockerFiles {
    static final Path FOLDER = Path.of("..", "docker");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern METRIC = Pattern.compile("\\b(?:ois|kafka|jvm|process|system)_\\w+");

    private DockerFiles() {}

    static JsonNode yaml(String file) {
        return read(YAML, file);
    }

    static JsonNode json(String file) {
        return read(JSON, file);
    }

    private static JsonNode read(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The texts of an array. */
    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The metrics that a PromQL expression names. */
    static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        // Quoted label values are no metrics.
        Matcher metric = METRIC.matcher(expression.replaceAll("\"[^\"]*\"", "\"\""));
        while (metric.find()) {
            names.add(metric.group());
        }
        return names;
    }
}
