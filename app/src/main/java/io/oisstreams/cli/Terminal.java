package io.oisstreams.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command gets from where it was called.
 *
 * @param out results, and nothing else
 * @param err everything that is said to the person
 * @param environment the environment variables
 */
record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    /** Those of this process; output in UTF-8, whatever the locale, because results are read by programs. */
    static Terminal ofProcess() {
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv());
    }

    /** Says one line to the person. */
    void say(String line) {
        err.println("ois: " + line);
        err.flush();
    }
}
