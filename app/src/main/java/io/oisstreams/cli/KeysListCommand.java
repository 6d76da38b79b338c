package io.oisstreams.cli;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says which keys there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Check all keys of the folder, and list family, id and validity of each.",
        footer = {
            "",
            "Examples:",
            "  ./ois keys list --dir keys",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:each key is listed on standard output",
            "1:the folder or a file in it is not as it must be, said in one line",
            "2:wrong usage or configuration"
        })
final class KeysListCommand implements Callable<Integer> {
    @Mixin
    private final KeysOptions options;

    KeysListCommand(KeysOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        options.print(options.folder(new SecureRandom()).keys());
        return ExitCode.OK;
    }
}
