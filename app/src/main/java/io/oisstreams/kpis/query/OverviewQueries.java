package io.oisstreams.kpis.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.state.StoredValue;
import io.oisstreams.rows.RowsQuestion;

/** Answers how all KPIs and contracts of a tenant stand. */
final class OverviewQueries {
    private final RowsQuestion<TenantRows> question;

    OverviewQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer overview(Request request) {
        return question.ask(request, rows -> {
            ObjectNode body = KpisJson.about(rows);
            kpis(rows.live(), body.putArray("kpis"));
            ArrayNode contracts = body.putArray("contracts");
            rows.contracts().forEach(contract -> ContractJson.of(rows, contract).write(contracts.addObject()));
            KpisJson.putAlerts(body, rows.alerts(), request.limit());
            return KpisJson.answer(body);
        });
    }

    private static void kpis(LiveValues live, ArrayNode lines) {
        for (Definition kpi : OperationalKpis.ALL) {
            live.values(kpi).forEach(value -> kpi(kpi, value, lines.addObject()));
        }
    }

    private static void kpi(Definition kpi, StoredValue value, ObjectNode line) {
        line.put("kpi_id", kpi.id()).put("name", kpi.name());
        KpisJson.putValue(line, value);
        KpisJson.putRules(line, kpi);
    }
}
