package io.oisstreams.kpis.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.Request;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.rows.RowsQuestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers gates: the score of a tenant by one version of a contract. */
final class ContractQueries {
    static final String ID = "id";
    static final String VERSION = "version";

    private final RowsQuestion<TenantRows> question;

    ContractQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer score(Request request) {
        String id = request.pathText(ID);
        Optional<String> version = request.text(VERSION);
        return question.ask(request, rows -> {
            ObjectNode body = KpisJson.about(rows);
            ContractJson.of(rows, only(rows.contracts(id), version)).write(body);
            return KpisJson.answer(body);
        });
    }

    private static KpiContract only(List<KpiContract> inUse, Optional<String> version) {
        if (inUse.isEmpty()) {
            throw TenantRows.unknown("no such contract is in use");
        }
        List<KpiContract> meant = inUse.stream()
                .filter(contract -> version.map(contract.version()::equals).orElse(true))
                .toList();
        String known = inUse.stream().map(KpiContract::version).collect(Collectors.joining(", "));
        if (meant.isEmpty()) {
            throw TenantRows.unknown("that version of the contract is not in use, only: " + known);
        }
        if (meant.size() > 1) {
            throw ApiException.parameter(VERSION, "is required, because several are in use: " + known);
        }
        return meant.get(0);
    }
}
