package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.http.TimeRange;
import io.oisstreams.operations.core.deviation.Deviation;
import io.oisstreams.operations.core.deviation.DeviationId;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.deviation.Ladders;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.rows.RowsQuestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Answers which deviations there were and are. */
final class DeviationQueries {
    static final String ID = "id";
    static final String OPEN = "open";
    static final List<String> STATUSES = List.of(OPEN, "closed");
    static final List<String> TYPES =
            Stream.of(DeviationType.values()).map(DeviationType::label).toList();

    private final RowsQuestion<TenantRows> question;
    private final DeviationJson json;

    DeviationQueries(RowsQuestion<TenantRows> question, Ladders ladders) {
        this.question = question;
        this.json = new DeviationJson(ladders);
    }

    Answer list(Request request) {
        TimeRange range = TimeRange.of(request);
        return question.ask(request, rows -> {
            Page<Deviation> page = new Page<>(request.limit(), filter(request));
            backward(rows, range.from(), range.to(), page);
            ObjectNode body = OperationsJson.about(rows);
            ArrayNode deviations = body.putArray("deviations");
            page.rows().forEach(deviation -> json.write(deviation, deviations.addObject()));
            return OperationsJson.answer(body.put("more", page.hasMore()));
        });
    }

    private static Predicate<Deviation> filter(Request request) {
        Optional<Boolean> open = request.text("status").map(OPEN::equals);
        Optional<String> type = request.text("type");
        return deviation -> open.map(wanted -> wanted == deviation.isOpen()).orElse(true)
                && type.map(deviation.type().label()::equals).orElse(true);
    }

    Answer deviation(Request request) {
        String id = request.pathText(ID);
        return question.ask(request, rows -> {
            Deviation deviation = rows.rows()
                    .get(rows.key(Kind.DEVIATION, id), Deviation.class)
                    .orElseThrow(() -> TenantRows.unknown("there is no such deviation, or it is not kept any more"));
            ObjectNode body = OperationsJson.about(rows);
            json.write(deviation, body.putObject("deviation"));
            return OperationsJson.answer(body);
        });
    }

    /**
     * Looks for deviations, newest first.
     *
     * @param fromMs detected from then on
     * @param toMs detected before
     */
    static void backward(TenantRows rows, long fromMs, long toMs, Page<Deviation> page) {
        rows.rows()
                .backward(
                        rows.key(Kind.DEVIATION, DeviationId.from(fromMs)),
                        rows.key(Kind.DEVIATION, DeviationId.from(toMs)),
                        Deviation.class,
                        page);
    }
}
