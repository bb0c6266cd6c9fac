package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** Makes the specification's Markdown the HTML of a Javadoc comment, in which nothing means anything to the tool. */
final class Markdown {
    /** Of nodes in nodes; a text with more is no text for people, and would overflow the stack. */
    private static final int MAX_DEPTH = 40;

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .percentEncodeUrls(true)
            .softbreak(" ")
            .attributeProviderFactory(
                    context -> (node, tag, attributes) -> attributes.keySet().retainAll(Set.of("href", "start")))
            .build();

    private Markdown() {}

    /** Whether it needs no paragraph around it. */
    static boolean isBlock(String html) {
        return html.matches("(?s)<(ul|ol|pre|blockquote|table)\\b.*");
    }

    /** A paragraph is its contents alone; lists, tables and the like are elements. */
    static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        for (Node node = parse(text).getFirstChild(); node != null; node = node.getNext()) {
            String html = render(node);
            if (!html.isBlank()) {
                blocks.add(html);
            }
        }
        return blocks;
    }

    /** All on one line, for where a line is all there is. */
    static String line(String text) {
        List<String> leaves = new ArrayList<>();
        Node top = parse(text);
        for (Node node = top; node != null; node = next(node, top)) {
            if (node instanceof FencedCodeBlock code) {
                leaves.add(codeLine(code.getLiteral()));
            } else if (node instanceof IndentedCodeBlock code) {
                leaves.add(codeLine(code.getLiteral()));
            } else if (node instanceof Paragraph || node instanceof TableCell) {
                leaves.add(render(node).replaceAll("^<t[dh]>|</t[dh]>$", ""));
            }
        }
        leaves.removeIf(String::isBlank);
        return String.join(" ", leaves).replaceAll("\\s+", " ").strip();
    }

    private static String codeLine(String literal) {
        return "<code>" + JavadocText.escape(literal.strip()) + "</code>";
    }

    private static Node parse(String text) {
        Node document = PARSER.parse(text.strip());
        if (depth(document) > MAX_DEPTH) {
            document = new Document();
            Block paragraph = new Paragraph();
            paragraph.appendChild(new Text(text.strip().replaceAll("\\s+", " ")));
            document.appendChild(paragraph);
        }
        document.accept(new TameNodes());
        return document;
    }

    private static int depth(Node top) {
        int deepest = 0;
        int depth = 0;
        Node node = top;
        while (node != null) {
            deepest = Math.max(deepest, depth);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != top && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == top ? null : node.getNext();
        }
        return deepest;
    }

    /** In the order of the text. */
    private static @Nullable Node next(Node node, Node top) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != top && up.getNext() == null) {
            up = up.getParent();
        }
        return up == top ? null : up.getNext();
    }

    private static String render(Node node) {
        String html = RENDERER.render(node).strip();
        if (node instanceof Paragraph) {
            html = html.replaceAll("^<p>|</p>$", "").strip();
        }
        return JavadocText.tame(html.replace("<br />", "<br>")
                .replace("<table>", "<table>\n<caption>In short</caption>")
                .replace("&quot;", "\""));
    }
}
