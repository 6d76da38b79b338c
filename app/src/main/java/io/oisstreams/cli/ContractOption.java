package io.oisstreams.cli;

import io.oisstreams.config.StartupException;
import io.oisstreams.kpis.ContractFiles;
import io.oisstreams.kpis.core.contract.KpiContract;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which commands take a KPI contract. */
final class ContractOption {
    @Option(
            names = "--contract",
            required = true,
            paramLabel = "FILE",
            description = "The KPI contract, JSON (README: KPI contracts).")
    private Path file = Path.of(".");

    /** @throws WrongUsage in one line, if the file can't be read or is no contract */
    KpiContract read() {
        try {
            return ContractFiles.read(file);
        } catch (StartupException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }
}
