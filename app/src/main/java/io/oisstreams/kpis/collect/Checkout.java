package io.oisstreams.kpis.collect;

import io.oisstreams.config.StartupException;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.core.contract.Seen;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A repository on disk, as contracts look at it. */
public final class Checkout {
    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /**
     * The checkout in a directory; a link to one is followed.
     *
     * @throws StartupException if there is no such directory
     */
    public static Checkout at(Path repo) {
        try {
            Path root = repo.toRealPath();
            if (Files.isDirectory(root)) {
                return new Checkout(root);
            }
        } catch (IOException e) {
            throw new StartupException(repo + ": no directory that can be read", e);
        }
        throw new StartupException(repo + ": no directory");
    }

    /** The name of its directory, links followed; empty: it is the root of the file system. */
    public Optional<String> name() {
        return Optional.ofNullable(root.getFileName()).map(Path::toString);
    }

    /**
     * Looks at every input of a contract. A file of zero bytes is not there, nor is a file where a directory is asked for, nor
     * the reverse. Only those that must be parseable are read.
     *
     * @return by path, in the contract's order
     * @throws StartupException naming the path, if something is there but can't be read
     */
    public Map<String, Seen> look(KpiContract contract) {
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (Input input : contract.inputs()) {
            seen.put(input.path(), look(input));
        }
        return Collections.unmodifiableMap(seen);
    }

    private Seen look(Input input) {
        try {
            Optional<Path> found = find(input);
            boolean parsed = input.check() == Input.Check.PARSEABLE;
            boolean parseable = parsed && found.isPresent() && JsonFileCheck.isOneValue(found.get());
            return new Seen(found.isPresent(), parsed ? Optional.of(parseable) : Optional.empty());
        } catch (IOException | InvalidPathException e) {
            throw new StartupException(root + ": " + input.path() + ": can't be read: " + e, e);
        }
    }

    private Optional<Path> find(Input input) throws IOException {
        Path real;
        try {
            real = root.resolve(input.path()).toRealPath();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            // No such file, a file where a directory should be on the way, a link in circles, a name that is too long.
            return Optional.empty();
        }
        // A contract must not look at the runner's own files, and another machine would not have them.
        if (!real.startsWith(root)) {
            return Optional.empty();
        }
        boolean there = input.kind() == Input.Kind.DIRECTORY
                ? Files.isDirectory(real)
                : Files.isRegularFile(real) && Files.size(real) > 0;
        return there ? Optional.of(real) : Optional.empty();
    }
}
