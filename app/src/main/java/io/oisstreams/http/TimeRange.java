package io.oisstreams.http;

/**
 * A half-open range of time.
 *
 * @param from in ms, inclusive, at least 0
 * @param to in ms, exclusive, later than {@code from}
 */
public record TimeRange(long from, long to) {
    /** The range of {@code from=} and {@code to=}; without them everything. */
    public static TimeRange of(Request request) {
        TimeRange range =
                new TimeRange(request.time("from").orElse(0), request.time("to").orElse(Long.MAX_VALUE));
        if (range.from >= range.to) {
            throw new ApiException(ErrorCode.INVALID_PARAMETER, "from: must be earlier than to");
        }
        return range;
    }
}
