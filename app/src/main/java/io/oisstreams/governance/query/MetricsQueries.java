package io.oisstreams.governance.query;

import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.core.Counts;
import io.oisstreams.governance.core.Granularity;
import io.oisstreams.governance.core.Percentiles;
import io.oisstreams.governance.core.ReasonCodes;
import io.oisstreams.governance.core.Reasons;
import io.oisstreams.governance.core.SeriesMetric;
import io.oisstreams.governance.core.SeriesPoint;
import io.oisstreams.governance.core.SeriesRange;
import io.oisstreams.governance.core.Span;
import io.oisstreams.governance.core.Summary;
import io.oisstreams.governance.core.TrailingWindow;
import io.oisstreams.governance.state.BucketRows;
import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.TenantQuestion;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Answers what the metrics of a tenant are. */
final class MetricsQueries {
    static final TrailingWindow SUMMARY_WINDOW = TrailingWindow.DAY;
    static final TrailingWindow SERIES_WINDOW = TrailingWindow.MONTH;
    static final TrailingWindow REASONS_WINDOW = TrailingWindow.WEEK;
    static final String BY_FAMILY = "family";
    static final String BY_CODE = "code";

    /** The buckets that series are made of. */
    static final List<String> BUCKETS =
            Stream.of(Granularity.HOUR, Granularity.DAY).map(Granularity::label).toList();

    private final TenantQuestion tenant;
    private final GovernanceConfig config;

    MetricsQueries(StoreQuery query, GovernanceConfig config) {
        this.tenant = new TenantQuestion(
                query,
                GovernanceRoutes.BUCKETS_STORE,
                stores -> tenants(rows(stores)),
                "no decision of this tenant was ever counted");
        this.config = config;
    }

    Answer summary(Request request) {
        TrailingWindow window = window(request, SUMMARY_WINDOW);
        return ask(request, window, (rows, atMs) -> {
            Span span = Span.trailing(window.lengthMs(), atMs);
            Summary summary = Summary.of(rows.counts(span), rows.percentiles(span));
            return MetricsJson.summary(window, config.projector().version(), summary);
        });
    }

    Answer series(Request request) {
        TrailingWindow window = window(request, SERIES_WINDOW);
        SeriesMetric metric = SeriesMetric.labelled(request.requiredText("metric"));
        Granularity bucket =
                request.requiredText("bucket").equals(Granularity.HOUR.label()) ? Granularity.HOUR : Granularity.DAY;
        return ask(request, window, (rows, atMs) -> {
            SeriesRange range = SeriesRange.trailing(bucket, window.lengthMs(), atMs);
            return MetricsJson.series(metric, bucket, window, points(rows, metric, range));
        });
    }

    /** Whole buckets as they are stored, by one scan; the last one, if it is cut, from what it is made of. */
    private static Collection<SeriesPoint> points(TenantRows rows, SeriesMetric metric, SeriesRange range) {
        SortedMap<Long, SeriesPoint> points = new TreeMap<>();
        for (long startMs : range.starts()) {
            points.put(startMs, SeriesPoint.empty(startMs));
        }
        range.whole()
                .ifPresent(run -> rows.buckets(
                        run,
                        (startMs, bucket) ->
                                points.put(startMs, metric.point(startMs, bucket.counts(), bucket.percentiles()))));
        range.cut().ifPresent(span -> {
            Percentiles airt = metric.isResponseTime() ? rows.percentiles(span) : Percentiles.NONE;
            points.put(span.fromMs(), metric.point(span.fromMs(), rows.counts(span), airt));
        });
        return points.values();
    }

    Answer reasons(Request request) {
        TrailingWindow window = window(request, REASONS_WINDOW);
        ReasonCodes codes = config.projector().codes();
        boolean byCode = request.text("by").orElse(BY_FAMILY).equals(BY_CODE);
        return ask(request, window, (rows, atMs) -> {
            Counts counts = rows.counts(Span.trailing(window.lengthMs(), atMs));
            return byCode
                    ? MetricsJson.codes(Reasons.byCode(counts, codes))
                    : MetricsJson.families(Reasons.byFamily(counts, codes));
        });
    }

    /** Makes the body of the answer from a tenant's rows and the end of the window, in ms. */
    @FunctionalInterface
    private interface Read {
        String body(TenantRows rows, long atMs);
    }

    private Answer ask(Request request, TrailingWindow window, Read read) {
        QueryTime time = new QueryTime(request.time(QueryTime.AT), window, config.retentionMs());
        return tenant.ask(request, (stores, tenantId) -> {
            TenantRows rows = new TenantRows(rows(stores), tenantId);
            return Answer.json(read.body(rows, time.atMs(rows.latestMs())));
        });
    }

    private static BucketRows rows(LocalStores stores) {
        return new BucketRows(stores.store(GovernanceRoutes.BUCKETS_STORE));
    }

    private static TrailingWindow window(Request request, TrailingWindow withoutOne) {
        return request.text("window").map(TrailingWindow::labelled).orElse(withoutOne);
    }

    private static TenantQuestion.Tenants tenants(BucketRows rows) {
        return new TenantQuestion.Tenants(rows::tenants, rows::knows, rows::version);
    }
}
