package ai.autoposting.sdk.codegen;

import java.net.URI;
import java.net.URISyntaxException;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Takes out of a text what a Javadoc comment cannot have: headings, which would stand in the wrong order, images, rules, links
 * that lead nowhere from there, and elements without contents.
 */
final class TameNodes extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        if (heading.getFirstChild() == null) {
            heading.unlink();
            return;
        }
        Node strong = new StrongEmphasis();
        moveChildren(heading, strong);
        Node paragraph = new Paragraph();
        paragraph.appendChild(strong);
        replace(heading, paragraph);
    }

    @Override
    public void visit(HtmlBlock block) {
        Node paragraph = new Paragraph();
        paragraph.appendChild(new Text(block.getLiteral().strip().replaceAll("\\s+", " ")));
        replace(block, paragraph);
    }

    @Override
    public void visit(HtmlInline inline) {
        if (inline.getLiteral().matches("(?i)<br\\s*/?>")) {
            replace(inline, new HardLineBreak());
        }
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        unwrap(image);
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        if (link.getFirstChild() == null) {
            link.appendChild(new Text(link.getDestination()));
        }
        if (!leadsSomewhere(link.getDestination())) {
            unwrap(link);
        }
    }

    private static boolean leadsSomewhere(String destination) {
        try {
            String scheme = new URI(destination).getScheme();
            return scheme != null && scheme.matches("(?i)https?|mailto");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    @Override
    public void visit(ThematicBreak rule) {
        rule.unlink();
    }

    @Override
    public void visit(FencedCodeBlock code) {
        unlinkIf(code.getLiteral().isBlank(), code);
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        unlinkIf(code.getLiteral().isBlank(), code);
    }

    @Override
    public void visit(Code code) {
        unlinkIf(code.getLiteral().isBlank(), code);
    }

    @Override
    public void visit(Emphasis emphasis) {
        visitChildren(emphasis);
        unlinkIf(emphasis.getFirstChild() == null, emphasis);
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        visitChildren(emphasis);
        unlinkIf(emphasis.getFirstChild() == null, emphasis);
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        unlinkIf(paragraph.getFirstChild() == null, paragraph);
    }

    @Override
    public void visit(BlockQuote quote) {
        visitChildren(quote);
        unlinkIf(quote.getFirstChild() == null, quote);
    }

    @Override
    public void visit(BulletList list) {
        visitChildren(list);
        unlinkIf(list.getFirstChild() == null, list);
    }

    @Override
    public void visit(OrderedList list) {
        visitChildren(list);
        unlinkIf(list.getFirstChild() == null, list);
    }

    @Override
    public void visit(ListItem item) {
        visitChildren(item);
        unlinkIf(item.getFirstChild() == null, item);
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        if (node instanceof TableCell && node.getFirstChild() == null) {
            node.appendChild(new Text("\u2013"));
        }
    }

    private static void unlinkIf(boolean empty, Node node) {
        if (empty) {
            node.unlink();
        }
    }

    private static void replace(Node old, Node replacement) {
        old.insertBefore(replacement);
        old.unlink();
    }

    /** Leaves what is in it. */
    private static void unwrap(Node node) {
        while (node.getFirstChild() != null) {
            node.insertBefore(node.getFirstChild());
        }
        node.unlink();
    }

    private static void moveChildren(Node from, Node to) {
        while (from.getFirstChild() != null) {
            to.appendChild(from.getFirstChild());
        }
    }
}
