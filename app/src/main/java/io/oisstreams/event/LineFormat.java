package io.oisstreams.event;

/** What the lines of a file with recorded events look like. */
public enum LineFormat {
    /** Events of input topics (contract section 8). */
    EVENTS,
    /** Runs of the EBB experiment, each of which is a cost. */
    EBB;

    /**
     * Reads one line.
     *
     * @param number its number in the file, from 1
     * @param line UTF-8, without the line's end
     * @return the event, or why it is none
     */
    Line read(long number, byte[] line) {
        return switch (this) {
            case EVENTS -> JsonLines.read(number, line);
            case EBB -> EbbRuns.read(number, line);
        };
    }
}
