package io.oisstreams.cli;

import io.oisstreams.signing.TrustedKeys;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Prints the public halves of the keys, as those need them who verify. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        description = {
            "Print the file of trusted keys that records are verified with: the public half and the validity of every key.",
            "",
            "It has no witnesses; who verifies adds those that they trust: {\"name\": ..., \"public_key\": base64 of Ed25519}.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois keys trust --dir keys > trusted-keys.json",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file is on standard output",
            "1:the folder or a file in it is not as it must be, said in one line; nothing is on standard output",
            "2:wrong usage or configuration"
        })
final class KeysTrustCommand implements Callable<Integer> {
    @Mixin
    private final KeysOptions options;

    KeysTrustCommand(KeysOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        TrustedKeys trusted = TrustedKeys.of(options.folder(new SecureRandom()).keys());
        options.out().print(trusted.json());
        options.out().flush();
        return ExitCode.OK;
    }
}
