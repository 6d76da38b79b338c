package io.oisstreams.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The keys that sign records; what is done with them are commands below this one. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "The keys that sign records: make them, replace them, list them, publish what others need to trust them.",
            "",
            "A folder holds one file a key, which only its owner can read. An application signs with the keys of the folder"
                    + " signing.keys.dir, which it reads at its start; all instances must have the same keys."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  ./ois keys generate --dir keys",
            "  ./ois keys trust --dir keys > trusted-keys.json",
            "  ./ois keys rotate --dir keys --overlap 7d",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the folder or a file in it is not as it must be, said in one line",
            "2:wrong usage or configuration"
        })
final class KeysCommand {
    /** Where the settings are when they are given before the name of the command below. */
    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    private KeysCommand() {}

    /** The command with those below it. */
    static CommandLine commandLine(Terminal terminal, InstantSource clock) {
        KeysCommand keys = new KeysCommand();
        return new CommandLine(keys)
                .addSubcommand(new KeysGenerateCommand(new KeysOptions(terminal, keys.options), clock))
                .addSubcommand(new KeysRotateCommand(new KeysOptions(terminal, keys.options), clock))
                .addSubcommand(new KeysListCommand(new KeysOptions(terminal, keys.options)))
                .addSubcommand(new KeysTrustCommand(new KeysOptions(terminal, keys.options)));
    }
}
