package io.oisstreams.integrity.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.RecordSigner;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.tlog.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An export that is changed in one place again and again, and checked each time. */
final class Tampering {
    private static final int SILENT_WINDOWS = 7;
    private static final RememberingVerifier VERIFIER = new RememberingVerifier();

    private final Path folder;
    private final TestExport original;
    private final VerificationRules rules;
    private final ThreadLocal<Path> own;

    /** @param folder for the files of the checks */
    Tampering(Path folder, TestExport original, VerificationRules rules) {
        this.folder = folder;
        this.original = original;
        this.rules = rules;
        this.own = ThreadLocal.withInitial(this::newFolder);
    }

    /** An export, signed, under rules that trust its signers. */
    static Tampering signed(Path folder, TestExport export) {
        List<RecordKey> keys = TamperStory.recordKeys(TamperStory.random(3));
        return new Tampering(folder, export.signedBy(new RecordSigner(keys)), rules(Optional.of(TrustedKeys.of(keys))));
    }

    /** An export without signatures. */
    static Tampering unsigned(Path folder, TestExport export) {
        return new Tampering(folder, export, rules(Optional.empty()));
    }

    static VerificationRules rules(Optional<TrustedKeys> keys, Checkpoint... known) {
        return new VerificationRules("ois-streams", SILENT_WINDOWS, keys, List.of(known), VERIFIER);
    }

    /** The same export under other rules. */
    Tampering under(VerificationRules others) {
        return new Tampering(folder, original, others);
    }

    TestExport original() {
        return original;
    }

    VerificationRules rules() {
        return rules;
    }

    /** A changed export; made when it is needed, because thousands of them would not fit into memory. */
    record Change(String what, Supplier<byte[]> records, Supplier<byte[]> evidence) {}

    /** The lines of both files are others. */
    static Change ofLines(String what, List<String> records, List<String> evidence) {
        return new Change(what, () -> bytes(records), () -> bytes(evidence));
    }

    /** A line is another one. */
    Change ofLine(String what, boolean record, int index, String line) {
        Supplier<byte[]> changed = () -> {
            List<String> lines = new ArrayList<>(record ? original.records() : original.evidence());
            lines.set(index, line);
            return bytes(lines);
        };
        return record
                ? new Change(what, changed, () -> bytes(original.evidence()))
                : new Change(what, () -> bytes(original.records()), changed);
    }

    static byte[] bytes(List<String> lines) {
        return TestExport.text(lines).getBytes(UTF_8);
    }

    /** What the check of the original says. */
    Verification.Outcome check() {
        return check(ofLines("nothing", original.records(), original.evidence()));
    }

    Verification.Outcome check(Change change) {
        Path place = own.get();
        try {
            Files.write(place.resolve(TestExport.RECORDS), change.records().get());
            Files.write(place.resolve(TestExport.EVIDENCE), change.evidence().get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Verification.of(place, place.resolve("temporary"), rules, verdict -> {});
    }

    /** The changes that the check let pass, or that it could not cope with. */
    List<String> missed(Stream<Change> changes) {
        return changes.parallel().flatMap(change -> missed(change).stream()).toList();
    }

    private Optional<String> missed(Change change) {
        try {
            return check(change).passed() ? Optional.of(change.what()) : Optional.empty();
        } catch (RuntimeException noVerdict) {
            return Optional.of(change.what() + ": " + noVerdict + " at "
                    + Arrays.stream(noVerdict.getStackTrace()).limit(4).toList());
        }
    }

    private Path newFolder() {
        try {
            return Files.createTempDirectory(folder, "export");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
