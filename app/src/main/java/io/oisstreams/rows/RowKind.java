package io.oisstreams.rows;

/** What a row is. */
public interface RowKind {
    /** What its key begins with; stored, so that it never changes, and less than 127. */
    byte code();
}
