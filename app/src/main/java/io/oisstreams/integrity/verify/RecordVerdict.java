package io.oisstreams.integrity.verify;

import java.util.List;

/**
 * What the check of one record gave.
 *
 * @param window start of the window, ISO 8601; "none" for what belongs to no record
 * @param ois the composite as text, or "null"
 * @param leaves of the evidence tree
 * @param signatures that were verified
 * @param differences empty: everything that the status promises is as it must be
 */
public record RecordVerdict(
        String tenantId,
        String window,
        String ois,
        long leaves,
        int signatures,
        Status status,
        List<Difference> differences) {

    /** How much of the record was checked. */
    public enum Status {
        /** Computed again from its events, which are those of its evidence root. */
        RECOMPUTED,
        /** Evidence root, link, log and signatures; the export does not hold the events. */
        LINKED,
        /** Something differs. */
        FAILED
    }

    /** Copies the differences. */
    public RecordVerdict {
        differences = List.copyOf(differences);
    }

    /** One line. */
    public String line() {
        String head = tenantId + " " + window + " ois " + ois + ", " + leaves + " leaves, "
                + (signatures == 0 ? "unsigned" : signatures + " signatures");
        return switch (status) {
            case RECOMPUTED -> head + ": ok";
            case LINKED -> head + ": linked, not recomputed";
            case FAILED -> head + ": FAILED, " + differences.get(0).field();
        };
    }
}
