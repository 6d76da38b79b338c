package io.oisstreams.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The program of {@link BrokerProcess}: a broker until standard input ends. */
final class BrokerMain {
    private BrokerMain() {}

    /** Starts a broker on the data folder {@code args[0]} and the port {@code args[1]}, and says so on standard output. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println(broker.bootstrapServers());
            while (System.in.read() >= 0) {
                // The test sends nothing; when it ends, however it ends, so does this broker.
            }
        }
    }
}
