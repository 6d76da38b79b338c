package io.oisstreams.kpis.core.audit;

import java.util.Locale;

/** How an entry of an audit log can be broken. */
public enum FaultKind {
    /** It is not what its {@code entry_hash} was made of, or can't be read as an entry at all. */
    CONTENT,
    /** Its {@code prev_entry_hash} is not the {@code entry_hash} that the entry before states. */
    LINK,
    /** Its {@code sequence_number} is not greater than that of the entry before, or its {@code timestamp} is earlier. */
    ORDER,
    /** Its {@code sequence_number} leaves some out. */
    GAP;

    /** As it is printed and sent. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
