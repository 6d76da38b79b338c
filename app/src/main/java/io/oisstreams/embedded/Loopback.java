package io.oisstreams.embedded;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on 127.0.0.1. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    /**
     * The given port, or a free one for 0, after seeing that a server can listen on it. A server that finds its port taken
     * only while it starts ends with a stack trace (Kafka's controller even ends the JVM), so that is found out before.
     */
    static int usablePort(String server, int port) {
        try (ServerSocket socket = bind(port)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartupException(server + " can't listen on " + HOST + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** A free port that is not another server's, which does not listen yet: a port that was free a moment ago may be given again. */
    static int freePortBesides(String server, int other) {
        int port;
        do {
            port = usablePort(server, 0);
        } while (port == other);
        return port;
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
