package io.oisstreams.cli;

/** Arguments or settings are wrong, which is the caller's to mend: exit code 2, where other failures are 1. The message is one line. */
final class WrongUsage extends RuntimeException {
    WrongUsage(String message) {
        super(message);
    }

    WrongUsage(String message, Throwable cause) {
        super(message, cause);
    }
}
