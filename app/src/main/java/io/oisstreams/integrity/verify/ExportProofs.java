package io.oisstreams.integrity.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.ByteLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What proofs are made of, read from an export folder. The folder is taken as it is; whether it is right is for {@link
 * Verification} to say. All methods throw UncheckedIOException, naming the file, if one can't be read, and
 * IllegalArgumentException, with file and line, if a line is malformed.
 */
public final class ExportProofs {
    /** Texts that JSON can write in one way only. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]+");

    private final Path folder;

    /** @param folder what {@code replay} or {@code export} wrote */
    public ExportProofs(Path folder) {
        this.folder = folder;
    }

    /**
     * Which event is wanted.
     *
     * @param windowStartMs of the window whose leaf it is
     */
    public record Wanted(
            String eventId, Optional<String> tenantId, Optional<String> topic, OptionalLong windowStartMs) {
        private boolean is(ObjectNode value) throws DifferenceException {
            return StrictJson.text("", value, "event_id").equals(eventId)
                    && accepts(tenantId, StrictJson.text("", value, "tenant_id"))
                    && accepts(topic, StrictJson.text("", value, "topic"))
                    && (windowStartMs.isEmpty()
                            || windowStartMs.getAsLong() == StrictJson.integer("", value, "window_start_ms"));
        }

        private static boolean accepts(Optional<String> wanted, String found) {
            return wanted.map(found::equals).orElse(true);
        }
    }

    /** Where an event is a leaf. */
    public record Place(String tenantId, String topic, long windowStartMs) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return tenantId + " " + topic + " " + Instant.ofEpochMilli(windowStartMs);
        }
    }

    @FunctionalInterface
    private interface Lines {
        void take(ObjectNode value) throws DifferenceException;
    }

    /** All places of events that are as wanted, in order. */
    public Set<Place> places(Wanted wanted) {
        Set<Place> places = new TreeSet<>();
        String needle = PLAIN.matcher(wanted.eventId()).matches() ? wanted.eventId() : "";
        read(ExportRows.EVIDENCE, needle, value -> {
            if (wanted.is(value)) {
                places.add(new Place(
                        StrictJson.text("", value, "tenant_id"),
                        StrictJson.text("", value, "topic"),
                        StrictJson.integer("", value, "window_start_ms")));
            }
        });
        return places;
    }

    /** The leaves of a place's window, of which the event is wanted. */
    public WindowLeaves leaves(Place place, String eventId) {
        WindowLeaves leaves = new WindowLeaves(eventId, Optional.of(place.topic()));
        read(ExportRows.EVIDENCE, "", value -> {
            if (StrictJson.text("", value, "tenant_id").equals(place.tenantId())
                    && StrictJson.integer("", value, "window_start_ms") == place.windowStartMs()) {
                leaves.add(
                        StrictJson.text("", value, "topic"),
                        StrictJson.text("", value, "event_id"),
                        StrictJson.text("", value, "leaf_hash"),
                        StrictJson.text("", value, "event"));
            }
        });
        return leaves;
    }

    /** The logs of all tenants, by tenant, or of one. */
    public Collection<TenantLog> logs(Optional<String> tenantId) {
        TreeMap<String, List<TenantLog.Entry>> entries = new TreeMap<>();
        read(ExportRows.RECORDS, "", value -> {
            String tenant = StrictJson.text("", StrictJson.object("", value, "extensions"), "tenant_id");
            if (tenantId.isEmpty() || tenantId.get().equals(tenant)) {
                TenantLog.Entry entry = TenantLog.Entry.of(value);
                entries.computeIfAbsent(tenant, first -> new ArrayList<>()).add(entry);
            }
        });
        return entries.values().stream().map(TenantLog::new).toList();
    }

    private void read(String name, String needle, Lines lines) {
        Path file = folder.resolve(name);
        try (ByteLines read = new ByteLines(Files.newInputStream(file), Integer.MAX_VALUE)) {
            while (read.next()) {
                byte[] line = read.line();
                if (needle.isEmpty() || new String(line, StandardCharsets.UTF_8).contains(needle)) {
                    take(name + " line " + read.number(), line, lines);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e, e);
        }
    }

    private static void take(String where, byte[] line, Lines lines) {
        try {
            lines.take(StrictJson.object(where, StrictJson.object(where, line), "value"));
        } catch (DifferenceException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException(where + ": " + malformed.getMessage(), malformed);
        }
    }
}
