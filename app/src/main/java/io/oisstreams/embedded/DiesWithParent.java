package io.oisstreams.embedded;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another program's main class and ends the JVM when standard input ends, which the parent process holds open: so a child
 * doesn't outlive a parent that was killed. Uses nothing but the JDK, because it is copied out to run alone.
 */
final class DiesWithParent {
    private DiesWithParent() {}

    /** Runs {@code args[0]}, a main class, with the arguments after it. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(DiesWithParent::haltAtEndOfInput, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The parent sends nothing.
            }
        } catch (IOException e) {
            // The same as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
