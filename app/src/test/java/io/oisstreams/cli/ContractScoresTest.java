package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.kpis.core.contract.Contracts;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractScoresTest {
    private final StubService service = new StubService();
    private final ContractScores scores =
            new ContractScores(new InstanceClient(HttpClient.newHttpClient(), service.url() + "/"));

    ContractScoresTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theScoreAndTheOneBeforeAreRead() {
        service.answer(200, StubService.score("8.75", "10.0", false));

        ContractScore score = scores.of(Contracts.maturity(), Optional.empty());

        assertThat(score)
                .isEqualTo(new ContractScore(
                        "acme",
                        Optional.of(new BigDecimal("8.75")),
                        Optional.of(new BigDecimal("10.0")),
                        Optional.of("2026-03-02T10:00:00Z"),
                        false,
                        "2026-03-02T10:00:09Z"));
        assertThat(service.asked()).isEqualTo("/kpis/contracts/DS-KPI-008?version=1.0");
    }

    @Test
    void whatTheServiceDoesNotKnowIsNotFound() {
        service.answer(404, "{\"error\": \"UNKNOWN_RECORD\", \"message\": \"no such contract is in use\"}");

        assertThat(scores.find(Contracts.maturity(), Optional.of("new"))).isEmpty();
    }

    @Test
    void theTenantIsAskedFor() {
        service.answer(200, StubService.score("null", "null", true));

        ContractScore score = scores.of(Contracts.maturity(), Optional.of("a b&c/ü"));

        assertThat(score.score()).isEmpty();
        assertThat(score.previous()).isEmpty();
        assertThat(score.pending()).isTrue();
        assertThat(service.asked()).endsWith("?version=1.0&tenant=a%20b%26c%2F%C3%BC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {\"status\": \"error\", \"message\": \"no such\\ncontract\"} | answered 404: no such contract",
                "500 | oops | answered 500",
                "200 | oops | answered no JSON",
                "200 | [] | answered no JSON object",
                "200 | `` | answered no JSON object",
                "200 | {} | answered of another contract: ",
                "200 | {\"kpi_id\": \"DS-KPI-008\", \"version\": \"2.0\"} | answered of another contract: DS-KPI-008 2.0",
                "200 | {\"kpi_id\": \"DS-KPI-008\", \"version\": \"1.0\"} | answered without a number or null as score",
                "200 | {\"kpi_id\": \"DS-KPI-008\", \"version\": \"1.0\", \"score\": \"8\"} | answered without a number or null as score",
            })
    void whatIsNoScoreIsWrongUsageWithTheAddress(int status, String body, String message) {
        service.answer(status, body);

        assertThatThrownBy(() -> scores.of(Contracts.maturity(), Optional.empty()))
                .isInstanceOf(WrongUsage.class)
                .hasMessageStartingWith(service.url() + "/kpis/contracts/DS-KPI-008?version=1.0 " + message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        ContractScores gone = new ContractScores(new InstanceClient(HttpClient.newHttpClient(), "http://127.0.0.1:1"));

        assertThatThrownBy(() -> gone.of(Contracts.maturity(), Optional.empty()))
                .isInstanceOf(WrongUsage.class)
                .hasMessageStartingWith(
                        "http://127.0.0.1:1/kpis/contracts/DS-KPI-008?version=1.0 can't be read: nothing listens there");
    }

    @Test
    void whatIsNoAddressIsNamed() {
        ContractScores nowhere = new ContractScores(new InstanceClient(HttpClient.newHttpClient(), "localhost 8080"));

        assertThatThrownBy(() -> nowhere.of(Contracts.maturity(), Optional.empty()))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("localhost 8080");
    }
}
