package io.oisstreams.cli;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong. A stack trace helps only those who mend the program, so it goes into a file. */
final class Failures {
    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Wrong options or arguments. */
    int ofUsage(ParameterException failure, String[] arguments) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
        terminal.say(failure.getMessage() + " (see ./" + command + " --help)");
        return ExitCode.USAGE;
    }

    /** Everything that a command throws. */
    int ofCommand(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof WrongUsage) {
            terminal.say(String.valueOf(failure.getMessage()));
            return ExitCode.USAGE;
        }
        if (failure instanceof StartupException) {
            terminal.say(String.valueOf(failure.getMessage()));
        } else {
            terminal.say("unexpected " + failure.toString().lines().findFirst().orElse("failure") + " (details in "
                    + write(failure) + ")");
        }
        return ExitCode.SOFTWARE;
    }

    private static String write(Exception failure) {
        try {
            Path file = Files.createTempFile("ois-failure-", ".log");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
                failure.printStackTrace(writer);
            }
            return file.toString();
        } catch (IOException e) {
            return "no file: " + e;
        }
    }
}
