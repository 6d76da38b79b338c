package io.oisstreams.governance.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.governance.core.Granularity;
import io.oisstreams.governance.core.Projector;
import io.oisstreams.governance.core.Reasons;
import io.oisstreams.governance.core.SeriesMetric;
import io.oisstreams.governance.core.SeriesPoint;
import io.oisstreams.governance.core.Summary;
import io.oisstreams.governance.core.TrailingWindow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/** The bodies of good answers, fields in the documented order. Rates and costs always have a decimal point, times and counts none. */
final class MetricsJson {
    /** Java 17's own text of a double is not always the shortest that reads back as the same. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();

    private MetricsJson() {}

    static String summary(TrailingWindow window, String projectorVersion, Summary summary) {
        return text(JSON.createObjectNode()
                .put("window", window.label())
                .put("schemaVersion", Projector.SCHEMA_VERSION)
                .put("projectorVersion", projectorVersion)
                .put("uair", summary.uair())
                .put("airtP50Ms", summary.airt().p50Ms())
                .put("airtP95Ms", summary.airt().p95Ms())
                .put("gar", summary.gar())
                .put("tca", summary.tca())
                .put("totalEvents", summary.events())
                .put("denialEvents", summary.denials())
                .put("replayDetectedEvents", summary.replaysDetected())
                .put("replayGuardUnavailableEvents", summary.replayGuardUnavailable()));
    }

    /** Written as it goes: a tree of some hundred points would take as long as reading them. */
    static String series(
            SeriesMetric metric, Granularity bucket, TrailingWindow window, Collection<SeriesPoint> points) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("metric", metric.label());
            json.writeStringField("bucket", bucket.label());
            json.writeStringField("window", window.label());
            json.writeArrayFieldStart("series");
            for (SeriesPoint point : points) {
                write(metric, point, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private static void write(SeriesMetric metric, SeriesPoint point, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("timestamp", point.startMs());
        if (metric.isWhole()) {
            json.writeNumberField("value", (long) point.value());
        } else {
            json.writeNumberField("value", point.value());
        }
        json.writeNumberField("sampleCount", point.samples());
        json.writeEndObject();
    }

    static String families(Reasons reasons) {
        ObjectNode body = JSON.createObjectNode().put("total", reasons.total());
        ArrayNode families = body.putArray("families");
        reasons.shares().forEach(share -> addShare(families.addObject(), share));
        return text(body);
    }

    static String codes(Reasons reasons) {
        ObjectNode body = JSON.createObjectNode().put("total", reasons.total());
        ArrayNode codes = body.putArray("codes");
        reasons.shares().forEach(share -> addShare(codes.addObject().put("reasonCode", share.name()), share));
        return text(body);
    }

    private static void addShare(ObjectNode item, Reasons.Share share) {
        item.put("reasonFamily", share.family().label())
                .put("count", share.count())
                .put("percentage", share.fraction());
    }

    private static String text(ObjectNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
