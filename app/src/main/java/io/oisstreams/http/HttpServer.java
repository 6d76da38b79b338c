package io.oisstreams.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server. It takes its port when it is made, before it can answer, because Kafka Streams has to be told the port
 * ({@code application.server}) before there is anything to ask; requests wait until {@link #serve}.
 */
public final class HttpServer implements AutoCloseable {
    private static final int MAX_THREADS = 32;
    private static final int MIN_THREADS = 4;
    private static final int MAX_WAITING_JOBS = 1024;
    private static final int MAX_CONNECTIONS = 1024;
    private static final int IDLE_MS = 30_000;
    /** Well before a stream without events would count as idle, here or at a proxy. */
    private static final Duration COMMENT_EVERY = Duration.ofSeconds(10);

    /** For requests that are being answered when the server stops, and for connections that nothing is asked on. */
    private static final int STOP_MS = 5_000;

    private static final int STOP_IDLE_MS = 100;

    private final ServerSocketChannel socket;
    private final int port;
    private final OpenStreams streams = new OpenStreams(COMMENT_EVERY);
    private Optional<Javalin> javalin = Optional.empty();

    private HttpServer(ServerSocketChannel socket, int port) {
        this.socket = socket;
        this.port = port;
    }

    /**
     * Takes the port.
     *
     * @param host name or address of an interface of this machine
     * @param port 0 to 65535; 0: any free one
     * @throws StartupException if it can't be had, for instance because another program has it
     */
    public static HttpServer bind(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        try {
            if (address.isUnresolved()) {
                throw new IOException("unknown host");
            }
            ServerSocketChannel socket = ServerSocketChannel.open();
            try {
                socket.bind(address);
                return new HttpServer(socket, socket.socket().getLocalPort());
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartupException("can't listen for HTTP on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** {@link #bind} and {@link #serve} in one, for routes that need not know the port. */
    public static HttpServer start(String host, int port, List<Routes> routes) {
        HttpServer server = bind(host, port);
        server.serve(routes);
        return server;
    }

    /** The port that is listened on, also when any free one was asked for. */
    public int port() {
        return port;
    }

    /** Answers requests from now on; {@code /openapi.json} is added. Called once. */
    public void serve(List<Routes> parts) {
        OpenApi openApi = new OpenApi(parts);
        List<Route> all = Stream.concat(
                        parts.stream().flatMap(part -> part.routes().stream()), Stream.of(openApi.route()))
                .toList();
        List<WebPage> pages =
                parts.stream().flatMap(part -> part.pages().stream()).toList();
        List<EventRoute> events =
                parts.stream().flatMap(part -> part.streams().stream()).toList();
        Javalin created = Javalin.create(config -> {
            configure(config);
            all.forEach(route -> answer(config, route.path(), new Endpoint(route)));
            events.forEach(route ->
                    config.routes.addHttpHandler(HandlerType.GET, route.path(), new EventEndpoint(route, streams)));
            pages.forEach(page -> answer(config, page.path(), new PageEndpoint(page)));
        });
        javalin = Optional.of(created);
        created.start();
    }

    @Override
    public void close() {
        streams.close();
        javalin.ifPresent(Javalin::stop);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the HTTP port " + port, e);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(HttpServer::limit);
        config.jetty.modifyServletContextHandler(context -> {
            // Without it the servlet API refuses a tenant id that holds an encoded slash.
            context.getServletHandler().setDecodeAmbiguousURIs(true);
            context.setErrorHandler(Errors::ofJetty);
        });
        // A limit only: a connection's buffer stays at 8 KiB, and only one that sends a long head takes more.
        config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(RequestHead.MAX_READ));
        config.jetty.addConnector(this::connector);
        config.router.javaLangErrorHandler(Errors::ofJava);
        Errors.register(config.routes);
    }

    private static void answer(JavalinConfig config, String path, io.javalin.http.Handler endpoint) {
        config.routes.addHttpHandler(HandlerType.GET, path, endpoint);
        config.routes.addHttpHandler(HandlerType.HEAD, path, endpoint);
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads =
                new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_MS, new ArrayBlockingQueue<>(MAX_WAITING_JOBS));
        threads.setName("http");
        return threads;
    }

    private static void limit(Server server) {
        server.setErrorHandler(Errors::ofJetty);
        server.setStopTimeout(STOP_MS);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setIdleTimeout(IDLE_MS);
        connector.setShutdownIdleTimeout(STOP_IDLE_MS);
        try {
            connector.open(socket);
        } catch (IOException e) {
            throw new StartupException("can't listen for HTTP on port " + port + ": " + e.getMessage(), e);
        }
        return connector;
    }
}
