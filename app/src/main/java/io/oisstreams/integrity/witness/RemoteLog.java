package io.oisstreams.integrity.witness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.integrity.verify.ConsistencyDocument;
import io.oisstreams.tlog.ConsistencyProof;
import io.oisstreams.tlog.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A log as a running instance shows it over HTTP. */
public final class RemoteLog implements ObservedLog {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 16 << 20;
    private static final int PAGE = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;
    private final String base;
    private final String tenantId;

    /** @param base address of an instance, such as {@code http://localhost:8080} */
    public RemoteLog(HttpClient client, String base, String tenantId) {
        this.client = client;
        this.base = base;
        this.tenantId = tenantId;
    }

    /** All tenants of whom the instance has ever heard; some may have no records yet. */
    public static List<String> tenants(HttpClient client, String base) {
        List<String> tenants = new ArrayList<>();
        String next = "";
        do {
            String url = base + "/tenants?limit=" + PAGE + (next.isEmpty() ? "" : "&next=" + encoded(next));
            JsonNode page = json(url, get(client, url));
            page.path("tenants")
                    .forEach(row -> tenants.add(row.path("tenant_id").asText()));
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        return tenants;
    }

    @Override
    public String tenantId() {
        return tenantId;
    }

    @Override
    public SignedNote newest() {
        String url = base + "/ois/" + encoded(tenantId) + "/checkpoint";
        try {
            return SignedNote.parse(get(client, url));
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableLogException(url + ": " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public ConsistencyProof consistency(long from, long to) {
        String url = base + "/ois/" + encoded(tenantId) + "/consistency?from=" + from + "&to=" + to;
        try {
            return new ConsistencyProof(
                    from,
                    to,
                    ConsistencyDocument.parse(get(client, url)).proof().path());
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableLogException(url + ": " + malformed.getMessage(), malformed);
        }
    }

    private static String get(HttpClient client, String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MAX_BYTES + 1);
                if (response.statusCode() != 200 || bytes.length > MAX_BYTES) {
                    throw new UnreadableLogException(url + " answered " + response.statusCode()
                            + (bytes.length > MAX_BYTES ? " with more than " + MAX_BYTES + " bytes" : ""));
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableLogException(url + " can't be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableLogException(url + ": interrupted", e);
        }
    }

    private static JsonNode json(String url, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UnreadableLogException(url + " answered no JSON", malformed);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
