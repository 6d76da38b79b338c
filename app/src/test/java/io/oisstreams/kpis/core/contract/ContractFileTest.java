package io.oisstreams.kpis.core.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.kpis.core.contract.Description.Change;
import io.oisstreams.kpis.core.contract.Description.FailureMode;
import io.oisstreams.kpis.core.contract.Description.Standard;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractFileTest {
    /** Each thing on a line of its own. */
    private static final String TEXT = """
            {
              "kpi_id": "K-1",
              "kpi_version": "2",
              "title": "Title",
              "status": "Active",
              "owner": "Owner",
              "intent": "Intent",
              "inputs": [
                {"name": "One", "path": "a/one", "kind": "file", "check": "exists", "points": 1},
                {"name": "Two", "path": "a/two/", "kind": "directory", "check": "exists", "points": 2},
                {"name": "Three", "path": "three.json",
                 "kind": "file", "check": "parseable",
                 "points": 3}
              ],
              "scale": 1.10,
              "clamp": {"min": 0,
                        "max": 10},
              "decimals": 2,
              "bands": [
                {"name": "Good", "at_least": 6, "action": "None"},
                {"name": "Fair", "at_least": 3, "action": "Look"},
                {"name": "Poor", "action": "Stop"}
              ],
              "floor": 2.5,
              "max_drop": 1,
              "cadence": "Weekly",
              "failure_modes": [{"name": "F", "text": "T"}],
              "standards": [{"standard": "S", "mapping": "M"}],
              "history": [
                {"date": "2026-01-31", "version": "1", "change": "First"},
                {"date": "2026-03-01", "version": "2", "change": "Second"}
              ]
            }
            """;

    @Test
    void theFirstContractIsTheDocument() {
        KpiContract contract = Contracts.maturity();

        assertThat(contract.label()).isEqualTo("DS-KPI-008 1.0");
        assertThat(contract.floor()).isEqualTo("4.0");
        assertThat(contract.maxDrop()).isEqualTo("1.0");
        assertThat(contract.formula())
                .isEqualTo(new Formula(new BigDecimal("1.25"), BigDecimal.ZERO, BigDecimal.TEN, 2));
        assertThat(contract.inputs())
                .extracting(Input::name, Input::path, Input::kind, Input::check, Input::points)
                .map(input -> String.join(
                        " | ", input.toList().stream().map(Object::toString).toList()))
                .containsExactly(
                        "Pilot script | enterprise/scripts/pilot_in_a_box.py | FILE | EXISTS | 2",
                        "60s challenge | enterprise/scripts/why_60s_challenge.py | FILE | EXISTS | 1",
                        "Pilot reports | pilot/reports | DIRECTORY | EXISTS | 2",
                        "Coherence CI | .github/workflows/coherence_ci.yml | FILE | EXISTS | 2",
                        "CI report | pilot/reports/ci_report.json | FILE | PARSEABLE | 1");
    }

    @Test
    void theDescriptionIsKeptWordForWord() {
        Description description = Contracts.maturity().description();

        assertThat(description.title()).isEqualTo("Operational Maturity");
        assertThat(description.status()).isEqualTo("Active");
        assertThat(description.owner()).isEqualTo("Maintainer (DRI)");
        assertThat(description.intent())
                .endsWith("Supports operational readiness and deployment confidence decisions.");
        assertThat(description.cadence()).isEqualTo("Every release");
        assertThat(description.failureModes())
                .contains(new FailureMode("False-low", "Reports generated but stored in non-standard locations."))
                .hasSize(3);
        assertThat(description.standards())
                .contains(new Standard("OTel", "N/A"))
                .hasSize(4);
        assertThat(description.history())
                .containsExactly(new Change(LocalDate.of(2026, 3, 1), "1.0", "Initial contract"));
    }

    @Test
    void decimalsAreExact() {
        KpiContract contract = Contracts.parse(TEXT.replace("1.10", "0.100000001"));

        assertThat(contract.formula().scale()).isEqualTo("0.100000001");
        assertThat(contract.floor()).isEqualTo("2.5");
    }

    @Test
    void limitsMayLieAtTheEndsOfTheClamp() {
        KpiContract contract = Contracts.parse(TEXT.replace("\"at_least\": 6", "\"at_least\": 10")
                .replace("\"at_least\": 3", "\"at_least\": 0")
                .replace("\"floor\": 2.5", "\"floor\": 0")
                .replace("\"max_drop\": 1", "\"max_drop\": 0")
                .replace("\"points\": 1}", "\"points\": 0}"));

        assertThat(contract.band(BigDecimal.ZERO).name()).isEqualTo("Fair");
    }

    @Test
    void aContractMayHaveOneBand() {
        KpiContract contract = Contracts.parse(TEXT.replaceAll("\\{\"name\": \"(Good|Fair)\".*\n", ""));

        assertThat(contract.bands()).extracting(Band::name).containsExactly("Poor");
        assertThat(contract.isBest(contract.band(BigDecimal.ZERO))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what is replaced | by what | the line and the message
                "\"K-1\" | \"K 1\" | 2: kpi_id: expected 1 to 100 letters A-Z, a-z, digits, . _ and -, not only dots, got 'K 1'",
                "\"K-1\" | \"..\" | 2: kpi_id: expected 1 to 100 letters",
                "\"K-1\" | \"\" | 2: kpi_id: expected 1 to 100 letters",
                "\"K-1\" | 1 | 2: kpi_id: expected a text, got 1",
                "\"K-1\" | \"\\ud800\" | 2: kpi_id: expected a text, got ",
                "\"kpi_version\": \"2\" | \"kpi_version\": \"2/1\" | 3: kpi_version: expected 1 to 100 letters",
                "\"kpi_version\": \"2\" | \"kpi_version\": 2 | 3: kpi_version: expected a text, got 2",
                "\"Title\" | \" \" | 4: title: expected a text that is not empty, got ' '",
                "\"Title\" | null | 4: title: expected a text, got null",
                "\"Active\" | [] | 5: status: expected a text, got a list",
                "\"Owner\" | {} | 6: owner: expected a text, got an object",
                "\"Intent\" | true | 7: intent: expected a text, got true",
                "\"Weekly\" | \"\" | 26: cadence: expected a text that is not empty, got ''",
                "\"intent\": \"Intent\", | `` | 1: intent: expected a value, got none",
                "\"One\" | \"\" | 9: inputs[0].name: expected a text that is not empty",
                "\"Two\" | \"One\" | 10: inputs[1].name: expected another one than inputs[0].name, got 'One'",
                "a/two/ | a/one | 10: inputs[1].path: expected another one than inputs[0].path, got 'a/one'",
                "a/one | a/two | 10: inputs[1].path: expected another one than inputs[0].path, got 'a/two'",
                "a/one | /a/one | 9: inputs[0].path: expected the path of a file relative to the repository, without . and .., got '/a/one'",
                "a/one | a/../../one | 9: inputs[0].path: expected the path of a file",
                "a/one | .. | 9: inputs[0].path: expected the path of a file",
                "a/one | ./one | 9: inputs[0].path: expected the path of a file",
                "a/one | a//one | 9: inputs[0].path: expected the path of a file",
                "a/one | a\\\\one | 9: inputs[0].path: expected the path of a file",
                "a/one | a\\u0000 | 9: inputs[0].path: expected the path of a file relative to the repository, without . and .., got 'a?'",
                "a/one | a/one/ | 9: inputs[0].path: expected the path of a file",
                "a/one | `` | 9: inputs[0].path: expected the path of a file",
                "a/two/ | / | 10: inputs[1].path: expected the path of a directory",
                "a/two/ | a// | 10: inputs[1].path: expected the path of a directory",
                "\"directory\" | \"folder\" | 10: inputs[1].kind: expected file or directory, got 'folder'",
                "\"directory\" | \"DIRECTORY\" | 10: inputs[1].kind: expected file or directory, got 'DIRECTORY'",
                "\"parseable\" | \"parses\" | 12: inputs[2].check: expected exists or parseable, got 'parses'",
                "\"file\", \"check\": \"parseable\" | \"directory\", \"check\": \"parseable\" | 12: inputs[2].check: expected exists for a directory, got parseable",
                "\"points\": 3 | \"points\": -1 | 13: inputs[2].points: expected a whole number from 0 to 1000000, got -1",
                "\"points\": 3 | \"points\": 1000001 | 13: inputs[2].points: expected a whole number from 0",
                "\"points\": 3 | \"points\": 99999999999 | 13: inputs[2].points: expected a whole number, got 99999999999",
                "\"points\": 3 | \"points\": 1.5 | 13: inputs[2].points: expected a whole number, got 1.5",
                "\"points\": 3 | \"points\": 1.0 | 13: inputs[2].points: expected a whole number, got 1.0",
                "\"points\": 3 | \"points\": \"3\" | 13: inputs[2].points: expected a whole number, got '3'",
                "\"points\": 3 | \"pionts\": 3 | 13: inputs[2]: expected only name, path, kind, check, points, got 'pionts'",
                "\"points\": 3 | \"points\": 3, \"points\": 3 | 13: inputs[2]: expected each name once, got 'points' again",
                "\"check\": \"parseable\", | `` | 11: inputs[2].check: expected a value, got none",
                "1.10 | 0 | 15: scale: expected a number above 0, got 0",
                "1.10 | -1.25 | 15: scale: expected a number above 0, got -1.25",
                "1.10 | \"1.25\" | 15: scale: expected a number, got '1.25'",
                "1.10 | 1e9 | 15: scale: expected a number with at most 9 digits before and after its point, got 1E+9",
                "1.10 | 1e-999999999 | 15: scale: expected a number with at most 9 digits",
                "1.10 | 1e9999999999 | 15: scale: not JSON: a number with too large an exponent",
                "\"min\": 0 | \"min\": 10 | 17: clamp.max: expected a number above clamp.min, 10, got 10",
                "\"min\": 0 | \"min\": 11 | 17: clamp.max: expected a number above clamp.min, 11, got 10",
                "\"max\": 10 | \"max\": 9.999 | 17: clamp.max: expected at most as many decimals as scores have, 2, got 9.999",
                "\"min\": 0 | \"min\": 0.001 | 16: clamp.min: expected at most as many decimals",
                "\"max\": 10} | \"top\": 10} | 17: clamp: expected only min, max, got 'top'",
                "\"min\": 0, | `` | 16: clamp.min: expected a value, got none",
                "\"decimals\": 2 | \"decimals\": 7 | 18: decimals: expected a whole number from 0 to 6, got 7",
                "\"decimals\": 2 | \"decimals\": -1 | 18: decimals: expected a whole number from 0 to 6, got -1",
                "\"decimals\": 2 | \"decimals\": 1e2 | 18: decimals: expected a whole number, got 1E+2",
                "\"at_least\": 3 | \"at_least\": 6 | 21: bands[1].at_least: expected a number below that of the band before, 6, got 6",
                "\"at_least\": 3 | \"at_least\": 7 | 21: bands[1].at_least: expected a number below",
                "\"at_least\": 3, | `` | 21: bands[1].at_least: missing; only the last band has none",
                "\"Poor\", | \"Poor\", \"at_least\": 1, | 22: bands[2].at_least: expected none in the last band, which takes what is left, got 1",
                "\"at_least\": 6 | \"at_least\": 10.01 | 20: bands[0].at_least: expected a number inside the clamp, from 0 to 10, got 10.01",
                "\"at_least\": 3 | \"at_least\": -0.1 | 21: bands[1].at_least: expected a number inside the clamp",
                "\"Fair\" | \"Good\" | 21: bands[1].name: expected another one than bands[0].name, got 'Good'",
                "\"Look\" | \"\" | 21: bands[1].action: expected a text that is not empty",
                "\"Poor\" | \"\" | 22: bands[2].name: expected a text that is not empty",
                "\"floor\": 2.5 | \"floor\": -0.01 | 24: floor: expected a number inside the clamp, from 0 to 10, got -0.01",
                "\"floor\": 2.5 | \"floor\": 10.01 | 24: floor: expected a number inside the clamp",
                "\"max_drop\": 1 | \"max_drop\": -0.5 | 25: max_drop: expected a number from 0, got -0.5",
                "{\"name\": \"F\", | {\"name\": \"\", | 27: failure_modes[0].name: expected a text that is not empty",
                "\"text\": \"T\"} | \"text\": \"T\"}, {\"name\": \"F\", \"text\": \"U\"} | 27: failure_modes[1].name: expected another one",
                "\"mapping\": \"M\" | \"mapping\": \"\" | 28: standards[0].mapping: expected a text that is not empty",
                "\"mapping\": \"M\"} | \"mapping\": \"M\"}, {\"standard\": \"S\", \"mapping\": \"N\"} | 28: standards[1].standard: expected another one",
                "\"2026-03-01\" | \"1 March 2026\" | 31: history[1].date: expected a date, such as 2026-03-01, got '1 March 2026'",
                "\"2026-03-01\" | \"2026-02-29\" | 31: history[1].date: expected a date",
                "\"2026-03-01\" | \"2026-01-30\" | 31: history[1].date: expected no date before 2026-01-31, got 2026-01-30",
                "\"version\": \"2\" | \"version\": \"3\" | 31: history[1].version: expected the contract's version, 2, in the last change, got 3",
                "\"kpi_version\": \"2\" | \"kpi_version\": \"1\" | 31: history[1].version: expected the contract's version, 1, in the last change, got 2",
                "\"Second\" | \"\" | 31: history[1].change: expected a text that is not empty",
                "\"Stop\" | \"Stop\", \"at_most\": 1 | 22: bands[2]: expected only name, at_least, action, got 'at_most'",
                "\"T\" | \"T\", \"x\": 1 | 27: failure_modes[0]: expected only name, text, got 'x'",
                "\"M\" | \"M\", \"x\": 1 | 28: standards[0]: expected only standard, mapping, got 'x'",
                "\"Second\" | \"Second\", \"x\": 1 | 31: history[1]: expected only date, version, change, got 'x'",
                "\"floor\" | \"flour\" | 24: expected only kpi_id, kpi_version, title,",
                "\"floor\" | \"floor\\n\\u001b\" | 24: expected only kpi_id, kpi_version, title,",
                "\"floor\" | \"scale\" | 24: expected each name once, got 'scale' again",
                "\"owner\" | owner | 6: not JSON: ",
                "\"Second\"} | \"Second\"} // last | 31: not JSON: ",
            })
    void whatIsWrongIsNamedWithItsLine(String right, String wrong, String message) {
        assertThat(TEXT).contains(right);

        assertRefused(TEXT.replace(right, wrong), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "inputs | 8: inputs: expected from 1 to 1000 inputs, got 0",
                "bands | 19: bands: expected at least one band, got 0",
                "history | 29: history: expected at least one change, got 0",
            })
    void aListThatNeedsSomethingIsNotEmpty(String list, String message) {
        // The line breaks stay, so that what follows keeps its line.
        String empty = TEXT.replaceFirst("(?s)(\"" + list + "\": \\[).*?\n  ]", "$1]");

        assertRefused(empty, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inputs", "bands", "failure_modes", "standards", "history"})
    void aListIsAList(String list) {
        String text = TEXT.replace("\"" + list + "\": [", "\"" + list + "\": {\"x\": [")
                .replaceFirst("(?s)(\"" + list + "\": .*?])(,?\n  \"|\n})", "$1}$2");

        assertThatThrownBy(() -> Contracts.parse(text)).hasMessageContaining(": " + list + ": expected a list, got an");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1: expected an object, got nothing",
                "[] | 1: expected an object, got a list",
                "nonsense | 1: not JSON: ",
                "{ | 1: not JSON: ",
                "{} | 1: kpi_id: expected a value, got none",
            })
    void whatIsNoObjectIsRefused(String text, String message) {
        assertRefused(text, message);
    }

    @Test
    void nothingMayFollow() {
        assertRefused(TEXT + "\n{}", "35: expected nothing after the object, got more");
    }

    @Test
    void anotherEncodingIsRefusedWithTheLineOfTheFirstFault() {
        byte[] content = TEXT.replace("Intent", "Absicht für").getBytes(ISO_8859_1);

        assertThatThrownBy(() -> ContractFile.parse("c.json", content))
                .isInstanceOf(InvalidContractException.class)
                .hasMessage("c.json:7: not UTF-8");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> ContractFile.parse("c.json", text.getBytes(UTF_8)))
                .isInstanceOf(InvalidContractException.class)
                .hasMessageStartingWith("c.json:" + message)
                .message()
                .hasLineCount(1)
                .doesNotContain("\u001b");
    }
}
