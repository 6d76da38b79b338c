package io.oisstreams.console.query;

import static io.oisstreams.console.Published.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.console.Published;
import io.oisstreams.event.Topics;
import io.oisstreams.http.ApiDocument;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.rows.RowsCluster;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the routes against a standard parser, and the answers against the description. */
class ConsoleOpenApiTest {
    private static final RowsCluster CLUSTER = ConsoleCluster.of(1);

    @BeforeAll
    static void publish() {
        CLUSTER.send(Topics.OIS_RECORDS, "acme", Published.record("acme", DAY, "0.960000"), DAY);
        CLUSTER.send(Topics.OIS_RECORDS, "empty", Published.record("empty", DAY, null), DAY);
        CLUSTER.send(Topics.ALERTS, "acme", Published.alert("acme", "a", Severity.high, true, DAY), DAY);
        CLUSTER.tick(DAY);
    }

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    private static ApiDocument document() {
        return new ApiDocument(CLUSTER.get("/openapi.json"));
    }

    @Test
    void aStandardParserFindsNothingWrong() {
        SwaggerParseResult result = document().parsed();

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths()).containsOnlyKeys("/overview", "/alerts", "/events", "/openapi.json");
    }

    @Test
    void aStreamIsDescribedAsOne() {
        assertThat(document().root().at("/paths/~1events/get/responses/200/content"))
                .hasToString("{\"text/event-stream\":{\"schema\":{\"type\":\"string\"}}}");
        assertThat(document().answerSchema("/events", 503)).isEqualTo("Error");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document().references()).isNotEmpty();
        assertThat(document().deadReferences()).isEmpty();
    }

    @Test
    void everyFieldOfAnAnswerIsExplained() {
        assertThat(document().unexplained("Overview")).isEmpty();
        assertThat(document().unexplained("Alert")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/overview, /overview, Overview, 200",
        "/overview?tenant=acme, /overview, Overview, 200",
        "/overview?tenant=nobody, /overview, Error, 404",
        "/alerts, /alerts, Alerts, 200",
        "/alerts?limit=0, /alerts, Error, 400"
    })
    void answersAreAsDescribed(String target, String path, String schema, int status) {
        JsonNode answer = CLUSTER.json(target, status);

        assertThat(document().schema(schema).validate(answer)).isEmpty();
        assertThat(document().answerSchema(path, status)).isEqualTo(schema);
    }

    @Test
    void aFieldThatIsNotDescribedWouldBeNoticed() {
        ObjectNode wrong = (ObjectNode) CLUSTER.get("/overview");
        wrong.put("Tenants", 0);

        assertThat(document().schema("Overview").validate(wrong)).hasSize(1);
    }
}
