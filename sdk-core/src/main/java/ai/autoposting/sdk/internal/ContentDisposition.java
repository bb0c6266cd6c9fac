package ai.autoposting.sdk.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the file name out of the header {@code Content-Disposition} (RFC 6266, RFC 5987), as far as it is one. */
final class ContentDisposition {
    private final String header;
    private int at;

    private ContentDisposition(String header) {
        this.header = header;
    }

    /** The name as the service says it, which can be a path; {@code filename*} counts before {@code filename}. */
    static @Nullable String fileName(@Nullable String header) {
        return header == null ? null : new ContentDisposition(header).fileName();
    }

    private @Nullable String fileName() {
        String plain = null;
        String extended = null;
        at = header.indexOf(';');
        while (at >= 0 && at < header.length()) {
            at++; // the semicolon
            String name = upTo("=;").strip().toLowerCase(Locale.ROOT);
            if (at == header.length() || header.charAt(at) == ';') {
                continue;
            }
            at++; // the equals sign
            String value = value();
            if (name.equals("filename*") && extended == null) {
                extended = decoded(value);
            } else if (name.equals("filename") && plain == null) {
                plain = value;
            }
        }
        return extended == null ? plain : extended;
    }

    private String upTo(String ends) {
        int start = at;
        while (at < header.length() && ends.indexOf(header.charAt(at)) < 0) {
            at++;
        }
        return header.substring(start, at);
    }

    private String value() {
        while (at < header.length() && header.charAt(at) <= ' ') {
            at++;
        }
        if (at == header.length() || header.charAt(at) != '"') {
            return upTo(";").strip();
        }
        String quoted = quoted();
        upTo(";");
        return quoted;
    }

    /** A backslash before anything but itself and a quotation mark belongs to a path of Windows. */
    private String quoted() {
        StringBuilder text = new StringBuilder();
        for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
            boolean escape = header.charAt(at) == '\\'
                    && at + 1 < header.length()
                    && (header.charAt(at + 1) == '"' || header.charAt(at + 1) == '\\');
            at += escape ? 1 : 0;
            text.append(header.charAt(at));
        }
        return text.toString();
    }

    /** {@code UTF-8'en'na%C3%AFve.txt}; null when it is none of these. */
    private static @Nullable String decoded(String value) {
        int charsetEnd = value.indexOf('\'');
        int languageEnd = value.indexOf('\'', charsetEnd + 1);
        Charset charset = charsetEnd < 0 || languageEnd < 0 ? null : charset(value.substring(0, charsetEnd));
        if (charset == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = languageEnd + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%') {
                int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
                if (low < 0) {
                    return null;
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                return null;
            }
        }
        return bytes.toString(charset);
    }

    private static @Nullable Charset charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8" -> StandardCharsets.UTF_8;
            case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
            default -> null;
        };
    }
}
