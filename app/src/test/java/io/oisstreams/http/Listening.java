package io.oisstreams.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client that listens to a stream of events. */
public final class Listening implements AutoCloseable {
    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;

    private Listening(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** Returns when the answer has begun. */
    public static Listening to(String url) throws IOException, InterruptedException {
        // A client of its own: closing the body then closes the connection.
        return new Listening(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    public HttpResponse<InputStream> answer() {
        return answer;
    }

    /** The next block of lines, without the empty line behind it; empty: the stream has ended. */
    public Optional<String> next() throws IOException {
        StringBuilder block = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                return Optional.of(block.toString());
            }
            block.append(block.isEmpty() ? "" : "\n").append(line);
        }
        return Optional.empty();
    }

    /** The next event of a name; what comes before it is skipped. */
    public String next(String name) throws IOException {
        for (Optional<String> block = next(); block.isPresent(); block = next()) {
            String begin = "event: " + name + "\ndata: ";
            if (block.get().startsWith(begin)) {
                return block.get().substring(begin.length());
            }
        }
        throw new AssertionError("the stream ended without " + name);
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
