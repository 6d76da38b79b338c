package io.oisstreams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.kpis.core.contract.KpiContract;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The scores of contracts, asked of a running instance. Every fault is a {@link WrongUsage} that names the address. */
final class ContractScores {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 1 << 20;
    private static final int LONGEST_MESSAGE = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient client;
    private final String base;

    /** @param base address of an instance, such as {@code http://localhost:8080} */
    ContractScores(HttpClient client, String base) {
        this.client = client;
        this.base = base.replaceFirst("/+$", "");
    }

    /** @param tenantId empty: the only one that the instance knows */
    ContractScore of(KpiContract contract, Optional<String> tenantId) {
        String url = base + "/kpis/contracts/" + encoded(contract.kpiId()) + "?version=" + encoded(contract.version())
                + tenantId.map(tenant -> "&tenant=" + encoded(tenant)).orElse("");
        JsonNode answer = get(url);
        if (!answer.isObject()) {
            throw new WrongUsage(url + " answered no JSON object");
        }
        String answered =
                answer.path("kpi_id").asText() + " " + answer.path("version").asText();
        if (!answered.equals(contract.label())) {
            throw new WrongUsage(url + " answered of another contract: " + answered);
        }
        return new ContractScore(
                answer.path("tenant_id").asText(),
                number(url, answer, "score"),
                number(url, answer, "previous"),
                Optional.ofNullable(answer.path("observed_at").textValue()),
                answer.path("pending").asBoolean());
    }

    private JsonNode get(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MAX_BYTES);
                if (response.statusCode() != 200) {
                    throw new WrongUsage(url + " answered " + response.statusCode() + message(bytes));
                }
                return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (JsonProcessingException e) {
            throw new WrongUsage(url + " answered no JSON", e);
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

    private static Optional<BigDecimal> number(String url, JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        if (value.isNull()) {
            return Optional.empty();
        }
        throw new WrongUsage(url + " answered without a number or null as " + field);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
