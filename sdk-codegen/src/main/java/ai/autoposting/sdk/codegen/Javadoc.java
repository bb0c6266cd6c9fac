package ai.autoposting.sdk.codegen;

import io.swagger.v3.core.util.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Javadoc comments out of the specification's texts, in which nothing means anything to the tool. */
final class Javadoc {
    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    /** Text as the specification has it. Blank lines separate paragraphs. */
    Javadoc text(@Nullable String text) {
        if (text != null) {
            for (String paragraph : text.strip().split("\\n\\s*\\n", -1)) {
                if (!paragraph.isBlank() && !paragraphs.contains(escape(paragraph))) {
                    paragraphs.add(escape(paragraph));
                }
            }
        }
        return this;
    }

    /** Text that ends as a sentence does. */
    Javadoc sentence(@Nullable String text) {
        return text(text == null ? null : text.strip().replaceAll("(?<=\\w)$", "."));
    }

    /** A paragraph of HTML. */
    Javadoc html(String html) {
        paragraphs.add(html);
        return this;
    }

    /**
     * What a property or parameter is. Without a description it is named, since an example alone says nothing in a list of
     * methods.
     */
    static Javadoc describing(String what, String name, @Nullable String description, @Nullable Object example) {
        String code = example == null || example.toString().isBlank() ? null : code(example.toString());
        if (description == null || description.isBlank()) {
            String named = "The " + what + " " + code(name) + ".";
            return new Javadoc().html(code == null ? named : named + " For example " + code + ".");
        }
        Javadoc doc = new Javadoc().text(description);
        return code == null ? doc : doc.html("Example: " + code);
    }

    /** A value as JSON in lines of its own. */
    Javadoc block(String title, Object value) {
        String json = Json.pretty(value);
        boolean plain = !json.contains("*/") && balanced(json);
        return html(title + "\n * <pre>" + (plain ? "{@code\n" : "\n")
                + (plain ? json : escapeLines(json)).replaceAll("(?m)^", " * ")
                + (plain ? "\n * }</pre>" : "\n * </pre>"));
    }

    private static boolean balanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        }
        return depth == 0;
    }

    private static String escapeLines(String text) {
        StringBuilder html = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\n') {
                html.append('\n');
            } else {
                escape((char) c, html);
            }
        });
        return html.toString();
    }

    /** A block tag; {@code html} follows it. */
    Javadoc tag(String tag, String html) {
        tags.add("@" + tag + " " + html);
        return this;
    }

    String comment() {
        StringBuilder text = new StringBuilder("/**\n");
        for (int i = 0; i < paragraphs.size(); i++) {
            text.append(i == 0 ? " * " : " *\n * <p>").append(paragraphs.get(i)).append('\n');
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
        String line = text.strip().replaceAll("\\s+", " ");
        int end = line.indexOf(". ");
        return escape(end < 0 ? line : line.substring(0, end + 1));
    }

    /** Text in which nothing means anything to javadoc, on one line. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder();
        // A fence of several is a `; an empty <code> would be a warning of javadoc.
        String line = text.strip().replaceAll("\\s+", " ").replaceAll("`{2,}", "`");
        boolean code = false;
        boolean paired = line.chars().filter(c -> c == '`').count() % 2 == 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '`' && paired) {
                html.append(code ? "</code>" : "<code>");
                code = !code;
            } else {
                escape(c, html);
            }
        }
        return html.toString();
    }

    static String escapeOr(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : escape(text);
    }

    static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.matches("[^{}@*\\\\\\p{Cntrl}]*(\\{\\w*}[^{}@*\\\\\\p{Cntrl}]*)*")) {
            return "{@code " + line + "}";
        }
        StringBuilder html = new StringBuilder("<code>");
        line.chars().forEach(c -> escape((char) c, html));
        return html.append("</code>").toString();
    }

    private static void escape(char c, StringBuilder html) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '@' -> html.append("&#64;");
            case '\\' -> html.append("&#92;");
            case '{' -> html.append("&#123;");
            case '}' -> html.append("&#125;");
            case '/' -> html.append(endsWithStar(html) ? "&#47;" : "/");
            default -> html.append(Character.isISOControl(c) ? ' ' : c);
        }
    }

    private static boolean endsWithStar(StringBuilder html) {
        return !html.isEmpty() && html.charAt(html.length() - 1) == '*';
    }
}
