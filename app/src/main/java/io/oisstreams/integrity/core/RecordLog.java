package io.oisstreams.integrity.core;

import io.oisstreams.tlog.CompactRange;

/**
 * What must be remembered of a tenant's records so that the next can be added: the hash of the last one, and the compact range of the
 * tree whose leaves they are (RFC 9162). O(log n) in the number of records.
 *
 * @param previousRecordHash 64 hex; 64 zeros before the first record
 * @param range of the tree of records
 */
public record RecordLog(String previousRecordHash, CompactRange range) {
    /** The log without records. */
    public static final RecordLog EMPTY = new RecordLog("0".repeat(64), CompactRange.EMPTY);
}
