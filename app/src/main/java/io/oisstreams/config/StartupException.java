package io.oisstreams.config;

/**
 * Something that the person who starts the program can mend: a wrong setting, a broker that can't be reached, a port in use.
 * The message is one line, names the thing and its value, and is shown without a stack trace.
 */
public final class StartupException extends RuntimeException {
    /**
     * A failure without an underlying one.
     *
     * @param message what is wrong and where; line breaks become spaces
     */
    public StartupException(String message) {
        super(oneLine(message));
    }

    /**
     * A failure that another one caused.
     *
     * @param message what is wrong and where; line breaks become spaces
     */
    public StartupException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
