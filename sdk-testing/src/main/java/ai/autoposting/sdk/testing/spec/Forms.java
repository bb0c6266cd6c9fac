package ai.autoposting.sdk.testing.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads forms: {@code multipart/form-data} as RFC 7578 has it, and {@code application/x-www-form-urlencoded}. */
final class Forms {
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_BOUNDARY = 70;
    private static final Pattern ATTRIBUTE =
            Pattern.compile(";\\s*+([a-zA-Z*]++)=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\"]*+))");

    private Forms() {}

    /** The parts in order; empty when the type says that it is no form, or it is not framed like one. */
    static Optional<List<FormPart>> read(byte[] body, String contentType) {
        return switch (MediaTypes.plain(contentType)) {
            case MediaTypes.FORM -> text(body).flatMap(Forms::fields);
            case MediaTypes.MULTIPART ->
                Optional.ofNullable(attributes(contentType).get("boundary"))
                        .filter(boundary -> !boundary.isEmpty() && boundary.length() <= MAX_BOUNDARY)
                        .flatMap(boundary -> parts(body, boundary));
            default -> Optional.empty();
        };
    }

    private static Optional<List<FormPart>> fields(String text) {
        List<FormPart> fields = new ArrayList<>();
        for (String field : text.split("&", MAX_PARTS + 1)) {
            String[] pair = field.split("=", 2);
            try {
                String value = pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8);
                fields.add(new FormPart(
                        URLDecoder.decode(pair[0], UTF_8), "", value.getBytes(UTF_8).length, Optional.of(value)));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
        return bounded(fields);
    }

    private static Optional<List<FormPart>> parts(byte[] body, String boundary) {
        String all = "\r\n" + new String(body, ISO_8859_1); // a character is a byte
        String delimiter = "\r\n--" + new String(boundary.getBytes(UTF_8), ISO_8859_1);
        List<FormPart> parts = new ArrayList<>();
        int at = all.indexOf(delimiter);
        while (at >= 0 && parts.size() <= MAX_PARTS) {
            int begin = at + delimiter.length();
            if (all.startsWith("--", begin)) {
                return bounded(parts);
            }
            int next = all.indexOf(delimiter, begin);
            FormPart part = next < 0 ? null : part(all.substring(begin, next));
            if (part == null) {
                return Optional.empty();
            }
            parts.add(part);
            at = next;
        }
        return Optional.empty();
    }

    private static Optional<List<FormPart>> bounded(List<FormPart> parts) {
        return parts.size() > MAX_PARTS ? Optional.empty() : Optional.of(List.copyOf(parts));
    }

    /** @param text from behind the delimiter; null for what is no part with a name */
    private static @Nullable FormPart part(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.substring(0, text.indexOf("\r\n")).isBlank()) {
            return null;
        }
        Map<String, String> headers = headers(new String(text.substring(0, end).getBytes(ISO_8859_1), UTF_8));
        Map<String, String> disposition = attributes(headers.getOrDefault("content-disposition", ""));
        String name = disposition.get("name");
        if (name == null) {
            return null;
        }
        byte[] content = text.substring(end + 4).getBytes(ISO_8859_1);
        boolean file = disposition.containsKey("filename") || disposition.containsKey("filename*");
        return new FormPart(
                name,
                headers.getOrDefault("content-type", ""),
                content.length,
                file ? Optional.empty() : text(content));
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new HashMap<>();
        for (String line : text.split("\r\n", -1)) {
            String[] header = line.split(":", 2);
            if (header.length == 2) {
                headers.put(header[0].trim().toLowerCase(Locale.ROOT), header[1].trim());
            }
        }
        return headers;
    }

    /** What follows the first semicolon of a header, names in lower case. */
    private static Map<String, String> attributes(String header) {
        Map<String, String> attributes = new HashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(header);
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3).trim() : unquoted(matcher.group(2));
            attributes.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return attributes;
    }

    /** Browsers write a quotation mark as {@code %22}, others with a backslash. */
    private static String unquoted(String text) {
        return text.replaceAll("\\\\(.)", "$1").replace("%22", "\"");
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
