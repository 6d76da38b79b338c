package io.oisstreams.operations.core.attestation;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A report as a reader of Markdown with tables sees it. Whatever reports don't use (links, HTML, code, quotes) is an error. */
final class MarkdownDocument {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final List<String> headings = new ArrayList<>();
    private final List<List<List<String>>> tables = new ArrayList<>();
    private final List<String> paragraphs = new ArrayList<>();

    private MarkdownDocument() {}

    static MarkdownDocument parse(String markdown) {
        MarkdownDocument document = new MarkdownDocument();
        document.addBlocks(PARSER.parse(markdown));
        return document;
    }

    /** Level and text, in order. */
    List<String> headings() {
        return headings;
    }

    /** The cells of each row of each table, headings included. */
    List<List<List<String>>> tables() {
        return tables;
    }

    /** The table that begins with these columns. */
    List<List<String>> table(String... columns) {
        return tables.stream()
                .filter(table -> table.get(0).equals(List.of(columns)))
                .findFirst()
                .orElseThrow();
    }

    /** The paragraphs, and those of list items. */
    List<String> paragraphs() {
        return paragraphs;
    }

    private void addBlocks(Node parent) {
        for (Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading) {
                headings.add("#".repeat(heading.getLevel()) + " " + text(heading));
            } else if (block instanceof Paragraph) {
                paragraphs.add(text(block));
            } else if (block instanceof TableBlock) {
                tables.add(rows(block));
            } else if (block instanceof BulletList || block instanceof ListItem) {
                addBlocks(block);
            } else {
                throw new AssertionError("a report has no " + block);
            }
        }
    }

    private static List<List<String>> rows(Node table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<String> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(text(cell));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String text(Node parent) {
        StringBuilder text = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text words) {
                text.append(words.getLiteral());
            } else if (node instanceof SoftLineBreak) {
                text.append('\n');
            } else if (node instanceof StrongEmphasis) {
                text.append(text(node));
            } else {
                throw new AssertionError("a report has no " + node);
            }
        }
        return text.toString();
    }
}
