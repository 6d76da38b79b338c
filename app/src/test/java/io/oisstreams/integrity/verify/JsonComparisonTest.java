package io.oisstreams.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.integrity.topology.TestExport;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1.0} | {'a':1.00} | a | 1.0 | 1.00",
                "{'a':1} | {'a':'1'} | a | 1 | \"1\"",
                "{'a':1} | {} | a | 1 | nothing",
                "{'a':null} | {} | a | null | nothing",
                "{'a':null} | {'a':false} | a | null | false",
                "{'a':{}} | {'a':[]} | a | {} | []",
                "{'a':{'b':[1,2]}} | {'a':{'b':[1,3]}} | a.b[1] | 2 | 3",
                "{'a':[1]} | {'a':[1,2]} | a[1] | nothing | 2",
                "{'a':[1,2]} | {'a':[1]} | a[1] | 2 | nothing",
                "{'a':[1,2]} | {'a':[2,1]} | a[0] | 1 | 2",
                "{'b':1,'a':1} | {'a':2,'b':2} | b | 1 | 2",
                "{'a':{}} | {'a':{'c':1,'b':1}} | a | no more fields | [b, c]",
            })
    void theFirstDifferenceIsNamed(String expected, String found, String field, String expects, String finds) {
        assertThat(JsonComparison.first("here", TestExport.parse(json(expected)), TestExport.parse(json(found))))
                .contains(new Difference("here", field, expects, finds));
    }

    @Test
    void equalValuesHaveNoneWhateverTheOrderOfTheirFields() {
        Optional<Difference> difference = JsonComparison.first(
                "here",
                TestExport.parse("{\"a\":[1,{\"b\":0.10}],\"c\":null}"),
                TestExport.parse("{\"c\":null,\"a\":[1,{\"b\":0.10}]}"));

        assertThat(difference).isEmpty();
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
