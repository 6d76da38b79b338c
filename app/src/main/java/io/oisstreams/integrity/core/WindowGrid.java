package io.oisstreams.integrity.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The tumbling windows of a deployment, aligned to the UTC epoch (contract 4.1).
 *
 * @param lengthMs a whole number of hours, at least one, in ms
 * @param settleMs in ms, from 0 to the length
 */
public record WindowGrid(long lengthMs, long settleMs) {
    private static final long HOUR_MS = 3_600_000;

    /** @throws IllegalArgumentException for a length or settle time that the contract refuses */
    public WindowGrid {
        if (lengthMs < HOUR_MS || lengthMs % HOUR_MS != 0) {
            throw new IllegalArgumentException(
                    "a window must be a whole number of hours, at least one, not " + lengthMs + " ms");
        }
        if (settleMs < 0 || settleMs > lengthMs) {
            throw new IllegalArgumentException("the settle time must lie in [0, " + lengthMs + "] ms, not " + settleMs);
        }
    }

    /** The window that a time belongs to. */
    public MeasurementWindow windowOf(long timeMs) {
        return startingAt(Math.floorDiv(timeMs, lengthMs) * lengthMs);
    }

    /** The window with that start, a multiple of the length. */
    public MeasurementWindow startingAt(long startMs) {
        return new MeasurementWindow(startMs, startMs + lengthMs, settleMs);
    }

    /** The windows whose decisions a replay admitted then can count for, oldest first. */
    public List<MeasurementWindow> windowsForReplay(long admissionMs) {
        MeasurementWindow home = windowOf(admissionMs);
        List<MeasurementWindow> windows = new ArrayList<>(3);
        for (MeasurementWindow window : List.of(home.previous().previous(), home.previous(), home, home.next())) {
            if (window.acceptsReplay(admissionMs)) {
                windows.add(window);
            }
        }
        return windows;
    }
}
