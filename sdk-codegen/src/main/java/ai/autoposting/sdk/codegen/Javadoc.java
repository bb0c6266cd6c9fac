package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Javadoc comments out of the specification's texts, in which nothing means anything to the tool. */
final class Javadoc {
    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    /** Markdown as the specification has it. What is said already is not said again. */
    Javadoc text(@Nullable String text) {
        if (text != null) {
            for (String block : Markdown.blocks(text)) {
                if (paragraphs.isEmpty() && Markdown.isBlock(block)) {
                    paragraphs.add("As the specification says:"); // lists of methods show what stands first
                }
                if (!paragraphs.contains(block)) {
                    paragraphs.add(block);
                }
            }
        }
        return this;
    }

    /** One line that ends as a sentence does. */
    Javadoc sentence(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            paragraphs.add(escape(text.strip().replaceAll("(?<=[\\p{L}\\p{N}])$", ".")));
        }
        return this;
    }

    /** A paragraph of HTML. */
    Javadoc html(String html) {
        paragraphs.add(html);
        return this;
    }

    /**
     * What a property or parameter is. Without a description it is named, since an example alone says nothing in a list of
     * methods.
     *
     * @param limits a sentence in HTML, or empty
     */
    static Javadoc describing(
            String what, String name, @Nullable String description, String limits, @Nullable Object example) {
        String value = example == null ? "" : JavadocText.valueOf(example);
        String code = value.isBlank() ? null : code(value);
        Javadoc doc = new Javadoc().text(description);
        if (doc.isEmpty()) {
            String named = "The " + what + " " + code(name) + "." + (limits.isEmpty() ? "" : " " + limits);
            return new Javadoc().html(code == null ? named : named + " For example " + code + ".");
        }
        if (!limits.isEmpty()) {
            doc.html(limits);
        }
        return code == null ? doc : doc.html("Example: " + code);
    }

    /** A value as JSON in lines of its own. */
    Javadoc block(String title, Object value) {
        return html(title).html(JavadocText.block(value));
    }

    /** A block tag; {@code html} follows it. */
    Javadoc tag(String tag, String html) {
        tags.add("@" + tag + " " + html);
        return this;
    }

    /** Whether there is nothing but tags. */
    boolean isEmpty() {
        return paragraphs.isEmpty();
    }

    String comment() {
        StringBuilder text = new StringBuilder("/**\n");
        for (int i = 0; i < paragraphs.size(); i++) {
            String html = paragraphs.get(i);
            text.append(i == 0 ? " * " : Markdown.isBlock(html) ? " *\n * " : " *\n * <p>");
            text.append(html.replace("\n", "\n * ").replaceAll("(?m)^ \\* $", " *"))
                    .append('\n');
        }
        if (!tags.isEmpty() && !paragraphs.isEmpty()) {
            text.append(" *\n");
        }
        tags.forEach(tag -> text.append(" * ").append(tag).append('\n'));
        return text.append(" */").toString();
    }

    /** The text so far up to its first full stop, for lists of methods. */
    static String firstSentence(@Nullable String text, String otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        String first = text.strip().split("\\n\\s*\\n", 2)[0].replaceAll("\\s+", " ");
        int end = first.indexOf(". ");
        return escapeOr(end < 0 ? first : first.substring(0, end + 1), otherwise);
    }

    /** Markdown on one line. */
    static String escape(String text) {
        return Markdown.line(text);
    }

    static String escapeOr(@Nullable String text, String otherwise) {
        String line = text == null ? "" : escape(text);
        return line.isEmpty() ? otherwise : line;
    }

    static String code(String text) {
        return JavadocText.code(text);
    }
}
