package io.oisstreams.kpis.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.http.TimeRange;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.core.report.KpiReport;
import io.oisstreams.kpis.query.PublishedValues.Published;
import io.oisstreams.kpis.state.StoredValue;
import io.oisstreams.rows.RowsQuestion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Answers how one KPI, or one contract in its versions, stands and stood. */
final class KpiQueries {
    static final String ID = "id";

    private static final Comparator<StoredValue> NEWEST_FIRST =
            Comparator.comparingLong(StoredValue::endMs).reversed();

    private final RowsQuestion<TenantRows> question;

    KpiQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer kpi(Request request) {
        String id = request.pathText(ID);
        TimeRange asked = TimeRange.of(request);
        return question.ask(request, rows -> {
            ObjectNode body = KpisJson.about(rows).put("kpi_id", id);
            String rule = OperationalKpis.find(id)
                    .map(kpi -> operational(rows, kpi, body))
                    .orElseGet(() -> contract(rows, id, body));
            values(rows, id, range(rows, request, asked), request.limit(), body);
            KpisJson.putAlerts(
                    body,
                    rows.alerts().stream()
                            .filter(alert -> alert.rule().equals(rule))
                            .toList(),
                    request.limit());
            return KpisJson.answer(body);
        });
    }

    /** Writes what there is to say of a KPI; its alerts' rule. */
    private static String operational(TenantRows rows, Definition kpi, ObjectNode body) {
        ObjectNode definition = body.putObject("definition")
                .put("name", kpi.name())
                .put("meaning", kpi.meaning())
                .put("category", kpi.category().name().toLowerCase(Locale.ROOT))
                .put("unit", kpi.unit().label());
        KpisJson.putRules(definition, kpi);
        body.putArray("contracts");
        write(rows.live().values(kpi), body.putArray("live"));
        return kpi.rule();
    }

    /** The same of a contract. */
    private static String contract(TenantRows rows, String id, ObjectNode body) {
        List<KpiContract> versions = rows.contracts(id);
        if (versions.isEmpty()) {
            throw TenantRows.unknown("there is no such KPI, and no such contract is in use");
        }
        body.putNull("definition");
        ArrayNode contracts = body.putArray("contracts");
        versions.forEach(version -> ContractVersionJson.of(rows, version).write(contracts.addObject()));
        List<String> inUse = versions.stream().map(KpiContract::version).toList();
        write(rows.live().ofId(id).filter(value -> inUse.contains(value.version())), body.putArray("live"));
        return versions.get(0).rule();
    }

    /** Without a beginning it is the last 30 days before its end. */
    private static TimeRange range(TenantRows rows, Request request, TimeRange asked) {
        if (request.time("from").isPresent()) {
            return asked;
        }
        // Later than that many days ago, as the samples of the report are.
        long fromMs = Math.min(asked.to() - 1, rows.nowMs()) - KpiReport.PERIOD_MS + 1;
        return new TimeRange(Math.max(0, fromMs), asked.to());
    }

    private static void values(TenantRows rows, String id, TimeRange range, int limit, ObjectNode body) {
        List<StoredValue> found = PublishedValues.from(
                        rows,
                        range.from(),
                        value ->
                                value.kpiId().equals(id) && value.endMs() >= range.from() && value.endMs() < range.to())
                .stream()
                .map(Published::value)
                .sorted(NEWEST_FIRST)
                .toList();
        write(found.stream().limit(limit), body.putArray("values"));
        body.put("more", found.size() > limit);
    }

    private static void write(Stream<StoredValue> values, ArrayNode lines) {
        values.forEach(value -> KpisJson.putValue(lines.addObject(), value));
    }
}
