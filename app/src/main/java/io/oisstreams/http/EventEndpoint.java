package io.oisstreams.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** A route of events on the server: checks a request against the route's declaration, and opens the stream. */
final class EventEndpoint implements io.javalin.http.Handler {
    private final EventRoute route;
    private final RequestReader reader;
    private final OpenStreams streams;

    EventEndpoint(EventRoute route, OpenStreams streams) {
        this.route = route;
        this.reader = new RequestReader(route.parameters());
        this.streams = streams;
    }

    @Override
    public void handle(Context context) {
        try {
            Endpoint.checkHead(context);
            Request request = reader.read(context);
            QueuedEventStream stream = streams.open();
            open(request, stream);
            context.future(() -> begin(stream, context));
        } catch (ApiException e) {
            Endpoint.write(route.errorForm().answer(e), context);
        } catch (RuntimeException | Error e) { // whatever it is, the client gets an answer
            Endpoint.write(route.errorForm().answer(Errors.logged(route.path(), e)), context);
        }
    }

    private void open(Request request, QueuedEventStream stream) {
        try {
            route.handler().open(request, stream);
        } catch (RuntimeException | Error e) {
            stream.end();
            throw e;
        }
    }

    /** Asynchronous from here on: no thread is kept for the stream. */
    private static CompletableFuture<Void> begin(QueuedEventStream stream, Context context) {
        context.status(200);
        SecurityHeaders.ALL.forEach(context::header);
        context.header("Content-Type", EventRoute.MEDIA_TYPE);
        context.header("Cache-Control", "no-store");
        // Proxies would wait for more before they send on.
        context.header("X-Accel-Buffering", "no");
        try {
            stream.attach(context.res().getOutputStream());
        } catch (IOException e) {
            stream.end();
            throw new UncheckedIOException(e);
        }
        return stream.ended();
    }
}
