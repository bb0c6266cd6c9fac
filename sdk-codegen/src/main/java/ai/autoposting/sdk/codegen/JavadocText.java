package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Pieces of text in which nothing means anything to javadoc or to the compiler. */
final class JavadocText {
    static final int MAX_CODE_LENGTH = 120;
    static final int MAX_BLOCK_LINES = 24;

    private JavadocText() {}

    /** HTML in which no character ends the comment, begins a tag of javadoc or an escape of Java. */
    static String tame(String html) {
        StringBuilder tame = new StringBuilder();
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            switch (c) {
                case '@' -> tame.append("&#64;");
                case '\\' -> tame.append("&#92;");
                case '{' -> tame.append("&#123;");
                case '}' -> tame.append("&#125;");
                case '/' -> tame.append(i > 0 && html.charAt(i - 1) == '*' ? "&#47;" : "/");
                default -> tame.append(c != '\n' && Character.isISOControl(c) ? ' ' : c);
            }
        }
        return tame.toString();
    }

    /** Plain text as HTML. */
    static String escape(String text) {
        return tame(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** A value on one line, not too long. */
    static String code(String text) {
        String line = cut(text.strip().replaceAll("\\s+", " "), MAX_CODE_LENGTH);
        if (line.matches("[^{}@*\\\\\\p{Cntrl}]*(\\{\\w*}[^{}@*\\\\\\p{Cntrl}]*)*")) {
            return "{@code " + line + "}";
        }
        return "<code>" + escape(line) + "</code>";
    }

    /** A value as JSON on lines of its own, not too many. */
    static String block(Object value) {
        List<String> lines = pretty(value)
                .lines()
                .limit(MAX_BLOCK_LINES + 1)
                .map(line -> cut(line, MAX_CODE_LENGTH))
                .toList();
        String json = lines.size() <= MAX_BLOCK_LINES
                ? String.join("\n", lines)
                : String.join("\n", lines.subList(0, MAX_BLOCK_LINES)) + "\n…";
        return isPlain(json) ? "<pre>{@code\n" + json + "\n}</pre>" : "<pre>\n" + escape(json) + "\n</pre>";
    }

    /** The value of an example or default as it would stand in JSON, texts without quotes. */
    static String valueOf(Object value) {
        if (value instanceof BigDecimal number) {
            return Math.abs(number.scale()) > 20 ? number.toString() : number.toPlainString();
        }
        return value instanceof JsonNode node && node.isTextual() ? node.textValue() : value.toString();
    }

    private static String pretty(Object value) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }

    private static boolean isPlain(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        }
        return depth == 0 && !text.contains("*/") && !text.matches("(?s).*\\\\u.*");
    }
}
