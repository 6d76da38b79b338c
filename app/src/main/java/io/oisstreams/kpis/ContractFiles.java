package io.oisstreams.kpis;

import io.oisstreams.config.SettingFile;
import io.oisstreams.config.StartupException;
import io.oisstreams.kpis.core.contract.ContractFile;
import io.oisstreams.kpis.core.contract.InvalidContractException;
import io.oisstreams.kpis.core.contract.KpiContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Contracts on disk, and those that the program ships with. */
public final class ContractFiles {
    private static final List<String> SHIPPED = List.of("DS-KPI-008.json", "OIS-KPI-001.json");

    private ContractFiles() {}

    /**
     * Reads a contract.
     *
     * @throws StartupException in one line with the file, if it can't be read; with the line in it, if it is no contract
     */
    public static KpiContract read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new StartupException(file + ": no such file", e);
        } catch (IOException e) {
            throw new StartupException(file + ": can't be read: " + e.getMessage(), e);
        }
    }

    /** The contracts that the program ships with, in the order of their names. */
    public static List<KpiContract> shipped() {
        return SHIPPED.stream()
                .map(name -> parse(name, SettingFile.shipped(ContractFiles.class, name)))
                .toList();
    }

    private static KpiContract parse(String file, byte[] content) {
        try {
            return ContractFile.parse(file, content);
        } catch (InvalidContractException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }
}
