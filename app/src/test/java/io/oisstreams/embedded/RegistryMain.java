package io.oisstreams.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds a registry, to be killed by a test. */
final class RegistryMain {
    private RegistryMain() {}

    /** Starts a registry on the data folder {@code args[0]}, prints its process id, and waits for the end of input. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(Path.of(args[0]), 0)) {
            System.out.println(registry.pid());
            while (System.in.read() >= 0) {
                // The test sends nothing.
            }
        }
    }
}
