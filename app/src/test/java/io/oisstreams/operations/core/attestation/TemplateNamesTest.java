package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The names in topology-docs/operations-templates.md are those that templates are given. */
class TemplateNamesTest {
    private static final Path PAGE = Path.of("../topology-docs/operations-templates.md");
    private static final Pattern ROW = Pattern.compile("\\| (?:`([^`]+)` )?\\| (`[^|]+) \\|.*");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static Set<String> documented(String report) throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(
                page.indexOf("<!-- " + report + ":begin -->"), page.indexOf("<!-- " + report + ":end -->"));
        Set<String> names = new TreeSet<>();
        table.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> NAME.matcher(row.group(2))
                .results()
                .map(name -> (row.group(1) == null ? "" : row.group(1) + ".") + name.group(1))
                .forEach(name -> assertThat(names.add(name)).as(name).isTrue()));
        return names;
    }

    private static Set<String> given(String path, Map<?, ?> data) {
        Set<String> names = new TreeSet<>();
        data.forEach((key, value) -> {
            String name = path + key;
            if (value instanceof Map<?, ?> map) {
                names.addAll(given(name + ".", map));
            } else if (value instanceof List<?> list) {
                names.add(name + "[]");
                if (list.get(0) instanceof Map<?, ?> row) {
                    names.addAll(given(name + "[].", row));
                }
            } else {
                names.add(name);
            }
        });
        return names;
    }

    @Test
    void thoseOfTheAttestationAreDocumented() throws IOException {
        assertThat(documented("attestation")).isEqualTo(given("", AttestationData.of(SampleFacts.attestation())));
    }

    @Test
    void thoseOfTheBriefAreDocumented() throws IOException {
        assertThat(documented("brief")).isEqualTo(given("", ReadinessData.of(SampleFacts.brief())));
    }

    @Test
    void aTemplateMayLeaveOutThePathWhereItIsInside() {
        assertThat(TemplateNames.of(Map.of("a", Map.of("b", Map.of("c", 1)), "d", List.of(Map.of("e", 1)))))
                .containsExactlyInAnyOrder("a", "a.b", "a.b.c", "b", "b.c", "c", "d", "e");
    }
}
