package io.oisstreams.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A service that gives one answer, and remembers the last question. */
final class StubService implements AutoCloseable {
    private final HttpServer server;
    private volatile String asked = "";
    private volatile int status = 200;
    private volatile String body = "";

    StubService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Of DS-KPI-008 1.0 and the tenant acme; what it says of gate and band is not to be believed. */
    static String score(String score, String previous, boolean pending) {
        return "{\"tenant_id\": \"acme\", \"kpi_id\": \"DS-KPI-008\", \"version\": \"1.0\", \"score\": " + score
                + ", \"points\": 7, \"band\": \"Blue\", \"gate\": \"pass\", \"previous\": " + previous
                + ", \"drop\": null, \"observed_at\": \"2026-03-02T10:00:00Z\", \"as_of\": \"2026-03-02T10:00:09Z\","
                + " \"reasons\": [], \"pending\": " + pending + "}";
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void answer(int answerStatus, String answerBody) {
        status = answerStatus;
        body = answerBody;
    }

    /** Path and query as they came. */
    String asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked = exchange.getRequestURI().toString();
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
