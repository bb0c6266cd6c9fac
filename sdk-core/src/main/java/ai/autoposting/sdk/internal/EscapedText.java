package ai.autoposting.sdk.internal;

/** Reads text one character at a time, seeing through the escapes of JSON (nested too), URLs and HTML. */
final class EscapedText {
    private EscapedText() {}

    /** The character that begins at {@code at} and where it ends, packed: {@code end << 16 | character}. */
    static long unitAt(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\\' -> backslash(text, at);
            case '%' -> hex(text, at, at + 1, 2, at + 3);
            case '&' -> entity(text, at);
            default -> unit(c, at + 1);
        };
    }

    static char character(long unit) {
        return (char) unit;
    }

    static int end(long unit) {
        return (int) (unit >> 16);
    }

    /** Whether the text may end inside an escape that begins at {@code at}. */
    static boolean isUnfinished(String text, int at) {
        return "\\%&".indexOf(text.charAt(at)) >= 0;
    }

    private static long unit(int character, int end) {
        return ((long) end << 16) | character;
    }

    private static long backslash(String text, int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) == '\\') {
            next++;
        }
        if (next == text.length()) {
            return unit('\\', next);
        }
        if (text.charAt(next) == 'u') {
            long unit = hex(text, at, next + 1, 4, next + 5);
            return end(unit) == at + 1 ? unit('\\', next) : unit;
        }
        boolean escaped = "\"/'".indexOf(text.charAt(next)) >= 0;
        return escaped ? unit(text.charAt(next), next + 1) : unit('\\', next);
    }

    private static long entity(String text, int at) {
        int semicolon = text.indexOf(';', at);
        if (semicolon < 0 || semicolon - at > 8) {
            return unit('&', at + 1);
        }
        String name = text.substring(at + 1, semicolon);
        int end = semicolon + 1;
        return switch (name) {
            case "amp" -> unit('&', end);
            case "lt" -> unit('<', end);
            case "gt" -> unit('>', end);
            case "quot" -> unit('"', end);
            case "apos" -> unit('\'', end);
            default -> numeric(text, at, name, end);
        };
    }

    private static long numeric(String text, int at, String name, int end) {
        if (name.startsWith("#x") || name.startsWith("#X")) {
            return hex(text, at, at + 3, name.length() - 2, end);
        }
        int value = 0;
        for (int i = 1; i < name.length() && value >= 0; i++) {
            int digit = Character.digit(name.charAt(i), 10);
            value = digit < 0 || value > 0xffff ? -1 : value * 10 + digit;
        }
        boolean readable = name.startsWith("#") && name.length() > 1 && value >= 0 && value <= 0xffff;
        return readable ? unit(value, end) : unit('&', at + 1);
    }

    private static long hex(String text, int at, int from, int digits, int end) {
        int value = digits > 0 && digits <= 4 && from + digits <= text.length() ? 0 : -1;
        for (int i = from; value >= 0 && i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            value = digit < 0 ? -1 : value * 16 + digit;
        }
        return value < 0 ? unit(text.charAt(at), at + 1) : unit(value, end);
    }
}
