package io.oisstreams.console.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The console's own files on a loopback port, with nothing behind them. */
final class WebFolder implements AutoCloseable {
    private static final String FOLDER = "/io/oisstreams/console/web";
    private static final String BLANK = "/blank";

    private final HttpServer server;

    private WebFolder(HttpServer server) {
        this.server = server;
    }

    static WebFolder serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", WebFolder::answer);
            server.start();
            return new WebFolder(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty page that can import all modules. */
    String blank() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BLANK;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange;
                InputStream file = WebFolder.class.getResourceAsStream(FOLDER + path)) {
            byte[] body = path.equals(BLANK)
                    ? "<!doctype html><link rel=icon href=data:,><title>blank</title>"
                            .getBytes(StandardCharsets.US_ASCII)
                    : file == null ? new byte[0] : file.readAllBytes();
            exchange.getResponseHeaders()
                    .add("Content-Type", path.endsWith(".js") ? "text/javascript; charset=utf-8" : "text/html");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
