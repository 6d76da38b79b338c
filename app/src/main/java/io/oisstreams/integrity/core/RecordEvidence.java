package io.oisstreams.integrity.core;

/**
 * By what a stranger can check a record (contract 4.7).
 *
 * @param previousRecordHash hash of the tenant's record before: 64 hex, zeros for the first
 * @param root root of the tree over the events that the score used: 64 hex
 * @param leaves how many these are
 * @param checkpoint the tenant's record log after this record: origin, size and root, a line each
 */
public record RecordEvidence(String previousRecordHash, String root, long leaves, String checkpoint) {}
