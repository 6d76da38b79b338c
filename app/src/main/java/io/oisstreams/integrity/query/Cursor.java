package io.oisstreams.integrity.query;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Request;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Where a page ended: the key of its last row, which {@code next=} brings back. */
final class Cursor {
    static final String PARAMETER = "next";

    private Cursor() {}

    static String of(Bytes lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.get());
    }

    /** The key after which the page begins; empty: at the beginning. */
    static Optional<Bytes> in(Request request) {
        return request.text(Cursor.PARAMETER).map(text -> {
            try {
                return Bytes.wrap(Base64.getUrlDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                throw wrong();
            }
        });
    }

    /** For a cursor that no page has given out. */
    static ApiException wrong() {
        return new ApiException(
                ErrorCode.INVALID_PARAMETER, PARAMETER + ": must be the value of \"next\" in the page before");
    }
}
