package io.oisstreams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.kpis.core.contract.KpiContract;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The scores of contracts, asked of a running instance. Every fault is a {@link WrongUsage} that names the address. */
final class ContractScores {
    private final InstanceClient client;

    ContractScores(InstanceClient client) {
        this.client = client;
    }

    /** @param tenantId empty: the only one that the instance knows */
    ContractScore of(KpiContract contract, Optional<String> tenantId) {
        String url = url(contract, tenantId);
        return score(url, contract, client.json(url));
    }

    /** The same; empty: the instance knows the tenant or the contract not yet. */
    Optional<ContractScore> find(KpiContract contract, Optional<String> tenantId) {
        String url = url(contract, tenantId);
        return client.find(url).map(answer -> score(url, contract, answer));
    }

    private String url(KpiContract contract, Optional<String> tenantId) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("version", contract.version()));
        tenantId.ifPresent(tenant -> query.put("tenant", tenant));
        return client.url("/kpis/contracts/" + InstanceClient.encoded(contract.kpiId()), query);
    }

    private static ContractScore score(String url, KpiContract contract, JsonNode answer) {
        String answered =
                answer.path("kpi_id").asText() + " " + answer.path("version").asText();
        if (!answered.equals(contract.label())) {
            throw new WrongUsage(url + " answered of another contract: " + answered);
        }
        return new ContractScore(
                answer.path("tenant_id").asText(),
                number(url, answer, "score"),
                number(url, answer, "previous"),
                Optional.ofNullable(answer.path("observed_at").textValue()),
                answer.path("pending").asBoolean(),
                answer.path("as_of").asText());
    }

    private static Optional<BigDecimal> number(String url, JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        if (value.isNull()) {
            return Optional.empty();
        }
        throw new WrongUsage(url + " answered without a number or null as " + field);
    }
}
