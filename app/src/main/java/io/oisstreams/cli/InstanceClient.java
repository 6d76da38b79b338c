package io.oisstreams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.stream.Collectors;

/** Asks a running instance. Every fault is a {@link WrongUsage} of one line that begins with the address. */
final class InstanceClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 16 << 20;
    private static final int LONGEST_MESSAGE = 200;
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
        try {
            JsonNode answer = JSON.readTree(text(url));
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
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MAX_BYTES);
                if (response.statusCode() != 200) {
                    throw new WrongUsage(url + " answered " + response.statusCode() + message(bytes));
                }
                return new String(bytes, StandardCharsets.UTF_8);
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
