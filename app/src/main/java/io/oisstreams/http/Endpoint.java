package io.oisstreams.http;

import io.javalin.http.Context;

/** A route on the server: checks a request against the route's declaration, has it answered, and writes the answer. */
final class Endpoint implements io.javalin.http.Handler {
    private final String routePath;
    private final Handler handler;
    private final ErrorForm errors;
    private final RequestReader reader;

    Endpoint(Route route) {
        this.routePath = route.path();
        this.handler = route.handler();
        this.errors = route.errorForm();
        this.reader = new RequestReader(route.parameters());
    }

    @Override
    public void handle(Context context) {
        write(answer(context), context);
    }

    private Answer answer(Context context) {
        try {
            checkHead(context);
            return handler.handle(reader.read(context));
        } catch (ApiException e) {
            return errors.answer(e);
        } catch (RuntimeException | Error e) { // whatever it is, the client gets an answer in the route's form
            return errors.answer(Errors.logged(routePath, e));
        }
    }

    /** Writes an answer, errors too, with the headers that all answers have. */
    static void write(Answer answer, Context context) {
        context.status(answer.status());
        SecurityHeaders.ALL.forEach(context::header);
        answer.headers().forEach(context::header);
        context.result(answer.body());
    }

    /** Refuses what no path takes: a head that is too long, a body. */
    static void checkHead(Context context) {
        RequestHead.check(context);
        boolean chunked = context.header("Transfer-Encoding") != null;
        if (chunked || context.req().getContentLengthLong() > 0) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "a request here has no body");
        }
    }
}
