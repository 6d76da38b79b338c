package io.oisstreams.paging;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Parameter;
import io.oisstreams.http.Request;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Where a page ended: the key of its last row, which {@code next=} brings back. */
public final class Cursor {
    private static final String PARAMETER = "next";

    private Cursor() {}

    /** The parameter of the query that brings it back. */
    public static Parameter parameter() {
        return Parameter.query(
                PARAMETER,
                Parameter.Kind.TEXT,
                "The value of \"next\" in the page before; without it: the first page.");
    }

    /** The text for a page that ends with the row of this key. */
    public static String of(Bytes lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.get());
    }

    /**
     * The key after which the page begins; empty: at the beginning.
     *
     * @throws ApiException {@code INVALID_PARAMETER} if it is not in Base64
     */
    public static Optional<Bytes> in(Request request) {
        return request.text(PARAMETER).map(text -> {
            try {
                return Bytes.wrap(Base64.getUrlDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                throw wrong();
            }
        });
    }

    /** For a cursor that no page has given out. */
    public static ApiException wrong() {
        return new ApiException(
                ErrorCode.INVALID_PARAMETER, PARAMETER + ": must be the value of \"next\" in the page before");
    }
}
