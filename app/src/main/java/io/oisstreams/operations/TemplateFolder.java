package io.oisstreams.operations;

import io.oisstreams.config.OperationsSettings;
import io.oisstreams.config.StartupException;
import io.oisstreams.operations.core.attestation.ReportTemplates;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of a user's own templates: a template that is not in it is the one that this program ships with. */
final class TemplateFolder {
    private TemplateFolder() {}

    /**
     * Reads and compiles the templates.
     *
     * @param folder empty: all templates are those that this program ships with
     * @throws StartupException if a template can't be read or is wrong, or the folder has none of them
     */
    static ReportTemplates read(Optional<Path> folder) {
        return folder.map(TemplateFolder::read).orElseGet(ReportTemplates::shipped);
    }

    private static ReportTemplates read(Path folder) {
        Optional<String> attestation = text(folder.resolve(ReportTemplates.ATTESTATION_FILE));
        Optional<String> brief = text(folder.resolve(ReportTemplates.BRIEF_FILE));
        if (attestation.isEmpty() && brief.isEmpty()) {
            throw fault(
                    folder, "has neither " + ReportTemplates.ATTESTATION_FILE + " nor " + ReportTemplates.BRIEF_FILE);
        }
        try {
            return ReportTemplates.of(
                    attestation.orElseGet(ReportTemplates::shippedAttestation),
                    brief.orElseGet(ReportTemplates::shippedBrief));
        } catch (IllegalArgumentException e) {
            throw fault(folder, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (CharacterCodingException e) {
            throw fault(file, "is not UTF-8");
        } catch (IOException e) {
            throw fault(file, "can't be read: " + e.getMessage());
        }
    }

    private static StartupException fault(Path path, String fault) {
        return new StartupException(OperationsSettings.TEMPLATES + ": " + path + ": " + fault);
    }
}
