package io.oisstreams.operations.core.attestation;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.List;
import java.util.Map;

/** A Mustache template that was tried out before it is used. Its data are maps, lists and values, and nothing else is reached from it. */
final class MarkdownTemplate {
    private final Template template;

    private MarkdownTemplate(Template template) {
        this.template = template;
    }

    /**
     * Compiles a template.
     *
     * @param name of the template, for messages
     * @param sample data with every name that reports give to the template, no list empty
     * @throws IllegalArgumentException with one line that names the template and the fault
     */
    static MarkdownTemplate compile(String name, String text, Map<String, Object> sample) {
        Mustache.Compiler compiler = Mustache.compiler().escapeHTML(false).withCollector(new DataCollector());
        try {
            Template strict = compiler.strictSections(true).compile(text);
            strict.visit(new NameCheck(TemplateNames.of(sample)));
            for (Map<String, Object> trial :
                    List.of(sample, TemplateNames.withFlags(sample, true), TemplateNames.withFlags(sample, false))) {
                strict.execute(trial);
            }
            // What only a combination shows that no trial had must not stop the reports: the name is empty then.
            return new MarkdownTemplate(compiler.defaultValue("").compile(text));
        } catch (MustacheException | IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + oneLine(e), e);
        }
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    String render(Map<String, Object> data) {
        return template.execute(data);
    }
}
