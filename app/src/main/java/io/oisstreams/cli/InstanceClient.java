package io.oisstreams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.http.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks a running instance. Every fault is a {@link WrongUsage} of one line that begins with the address. */
final class InstanceClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 16 << 20;
    private static final int LONGEST_MESSAGE = 200;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Set<String> UNKNOWN = Set.of(ErrorCode.UNKNOWN_TENANT.name(), ErrorCode.UNKNOWN_RECORD.name());
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient client;
    private final String base;

    /** @param base address of an instance, such as {@code http://localhost:8080} */
    InstanceClient(HttpClient client, String base) {
        this.client = client;
        this.base = base.replaceFirst("/+$", "");
    }

    /**
     * The address of an answer.
     *
     * @param path percent-encoded, with its slash
     * @param query in the order in which it is asked, not encoded
     */
    String url(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return base + path + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** A part of a path or a query, percent-encoded. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The JSON object at an address. */
    JsonNode json(String url) {
        return json(url, text(url));
    }

    /** The same; empty: the instance knows nothing of what was asked for. That there is no such address is a fault. */
    Optional<JsonNode> find(String url) {
        Answer answer = ask(url);
        return answer.status() == NOT_FOUND && UNKNOWN.contains(error(answer.body()))
                ? Optional.empty()
                : Optional.of(json(url, answer.required(url)));
    }

    private static String error(byte[] body) {
        try {
            return JSON.readTree(body).path("error").asText();
        } catch (IOException noJson) {
            return "";
        }
    }

    private static JsonNode json(String url, String text) {
        try {
            JsonNode answer = JSON.readTree(text);
            if (answer.isObject()) {
                return answer;
            }
        } catch (JsonProcessingException e) {
            throw new WrongUsage(url + " answered no JSON", e);
        }
        throw new WrongUsage(url + " answered no JSON object");
    }

    /** The text at an address. */
    String text(String url) {
        return ask(url).required(url);
    }

    private record Answer(int status, byte[] body) {
        /** The body, if it is what was asked for. */
        String required(String url) {
            if (status != OK) {
                throw new WrongUsage(url + " answered " + status + message(body));
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private Answer ask(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(response.statusCode(), body.readNBytes(MAX_BYTES));
            }
        } catch (ConnectException e) {
            throw new WrongUsage(url + " can't be read: nothing listens there", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongUsage(url + " can't be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongUsage(url + ": interrupted", e);
        }
    }

    /** What an error's answer says, in one line. */
    private static String message(byte[] body) {
        try {
            String text = JSON.readTree(body).path("message").asText();
            String line = text.replaceAll("\\p{Cntrl}+", " ");
            return line.isBlank() ? "" : ": " + line.substring(0, Math.min(line.length(), LONGEST_MESSAGE));
        } catch (IOException noJson) {
            return "";
        }
    }
}
