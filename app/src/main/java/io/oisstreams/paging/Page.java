package io.oisstreams.paging;

import io.oisstreams.http.Answer;
import io.oisstreams.http.Row;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One page of rows as JSON: {@code {"NAME": [...], "next": "..."}}. The rows' own JSON is copied, never read and written
 * again: its numbers keep their six places.
 *
 * @param name of the array
 * @param limit how many rows at most
 */
public record Page(String name, int limit) {
    /** How many rows to look for, so that it is known whether more follow. */
    public int wanted() {
        return limit + 1;
    }

    /** The first rows, in that order; {@code next} is null if there are no more. */
    public Answer of(List<Row> rows, Comparator<Row> order, Function<Row, String> json) {
        List<Row> shown = rows.stream().sorted(order).limit(limit).toList();
        String items = shown.stream().map(json).collect(Collectors.joining(","));
        String next = rows.size() > limit ? '"' + Cursor.of(shown.get(limit - 1).key()) + '"' : "null";
        return Answer.json("{\"" + name + "\":[" + items + "],\"next\":" + next + "}");
    }
}
