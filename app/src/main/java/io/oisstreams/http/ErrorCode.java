package io.oisstreams.http;

/** What went wrong, as a program reads it: the field {@code error} of an error answer. */
public enum ErrorCode {
    /** The request is not HTTP that this server takes: a malformed address, a body. */
    BAD_REQUEST(400),
    /** A parameter is unknown, given twice, or has a wrong value; the message names it. */
    INVALID_PARAMETER(400),
    /** The answer would need too many rows to be read; a narrower time range or a tenant helps. */
    TOO_BROAD(400),
    /** No event of the tenant was ever seen. */
    UNKNOWN_TENANT(404),
    /** The tenant is known, but has no such record. */
    UNKNOWN_RECORD(404),
    /** The record exists, but no such event was used for it. */
    UNKNOWN_EVENT(404),
    /** There is no such path. */
    UNKNOWN_PATH(404),
    /** The path exists, but not for this method. */
    METHOD_NOT_ALLOWED(405),
    /** The address is longer than the server reads. */
    URI_TOO_LONG(414),
    /** The request's headers are longer than the server reads. */
    HEADERS_TOO_LARGE(431),
    /** Something failed inside; the log has it. */
    INTERNAL_ERROR(500),
    /** The instance that owns the data can't be reached. */
    PEER_UNREACHABLE(502),
    /** The data is being restored or is moving between instances. */
    NOT_AVAILABLE(503),
    /** Too many requests wait for other instances. */
    OVERLOADED(503),
    /** The instance that owns the data didn't answer in time. */
    PEER_TIMEOUT(504);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status of an answer with this code. */
    public int status() {
        return status;
    }
}
