package io.oisstreams.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;

/** What instances say to each other: which partitions are asked for, and rows with their keys, untouched. */
final class Forwarded {
    /** Asks for a tenant's answer as the client will get it. */
    static final String OWNER = "owner";

    private static final String PARTITIONS = "partitions=";
    private static final Pattern PARTITION_LIST = Pattern.compile(PARTITIONS + "\\d{1,6}(,\\d{1,6}){0,9999}");
    private static final String ROWS_TYPE = "text/plain; charset=utf-8";

    private Forwarded() {}

    static String partitions(Collection<Integer> partitions) {
        return PARTITIONS + partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static List<Integer> partitions(String header) {
        if (!PARTITION_LIST.matcher(header).matches()) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "header " + Request.FORWARDED + " is for instances only");
        }
        return Pattern.compile(",")
                .splitAsStream(header.substring(PARTITIONS.length()))
                .map(Integer::valueOf)
                .toList();
    }

    /** A row a line: key and value in Base64, which holds neither the space nor the line's end. */
    static Answer rows(List<Row> rows) {
        Base64.Encoder encoder = Base64.getEncoder();
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(encoder.encodeToString(row.key().get()))
                    .append(' ')
                    .append(encoder.encodeToString(row.json().getBytes(StandardCharsets.UTF_8)))
                    .append('\n');
        }
        return Answer.text(ROWS_TYPE, text.toString());
    }

    static List<Row> rows(Answer answer) {
        Base64.Decoder decoder = Base64.getDecoder();
        List<Row> rows = new ArrayList<>();
        answer.body().lines().forEach(line -> {
            int space = line.indexOf(' ');
            rows.add(new Row(
                    Bytes.wrap(decoder.decode(line.substring(0, space))),
                    new String(decoder.decode(line.substring(space + 1)), StandardCharsets.UTF_8)));
        });
        return rows;
    }
}
