package io.oisstreams.http;

import io.javalin.http.Context;

/** A page on the server. */
record PageEndpoint(WebPage page) implements io.javalin.http.Handler {
    @Override
    public void handle(Context context) {
        Endpoint.write(answer(context), context);
    }

    private Answer answer(Context context) {
        try {
            Endpoint.checkHead(context);
            return page.answer(context);
        } catch (ApiException e) {
            return new PlainErrors().answer(e);
        }
    }
}
