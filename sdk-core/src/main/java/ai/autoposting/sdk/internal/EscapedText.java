package ai.autoposting.sdk.internal;

/** Reads text one character at a time, seeing through the escapes of JSON (nested too), URLs and HTML. */
final class EscapedText {
    /** The longest escape that is seen through; bounded, so that no text takes more than linear time. */
    private static final int LONGEST = 16;

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
        return text.length() - at < LONGEST && "\\%&".indexOf(text.charAt(at)) >= 0;
    }

    private static long unit(int character, int end) {
        return ((long) end << 16) | character;
    }

    private static long backslash(String text, int at) {
        int next = at;
        int most = Math.min(text.length(), at + LONGEST);
        while (next < most && text.charAt(next) == '\\') {
            next++;
        }
        if (next == most) {
            return unit('\\', next);
        }
        char c = text.charAt(next);
        if (c == 'u') {
            long unit = hex(text, at, next + 1, 4, next + 5);
            return end(unit) == at + 1 ? unit('\\', next) : unit;
        }
        int place = "\"/'ntrbf".indexOf(c);
        return place < 0 ? unit('\\', next) : unit("\"/'\n\t\r\b\f".charAt(place), next + 1);
    }

    private static long entity(String text, int at) {
        int most = Math.min(text.length(), at + LONGEST);
        int semicolon = at + 1;
        while (semicolon < most && text.charAt(semicolon) != ';') {
            semicolon++;
        }
        if (semicolon == most) {
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
        boolean decimal = name.startsWith("#") && name.length() > 1 && name.length() <= 6;
        int value = decimal ? digits(text, at + 2, name.length() - 1, 10) : -1;
        return value >= 0 && value <= 0xffff ? unit(value, end) : unit('&', at + 1);
    }

    private static long hex(String text, int at, int from, int count, int end) {
        int value = count > 0 && count <= 4 ? digits(text, from, count, 16) : -1;
        return value < 0 ? unit(text.charAt(at), at + 1) : unit(value, end);
    }

    /** The number, or -1 when it is none. */
    private static int digits(String text, int from, int count, int radix) {
        int value = from + count <= text.length() ? 0 : -1;
        for (int i = from; value >= 0 && i < from + count; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            value = digit < 0 ? -1 : value * radix + digit;
        }
        return value;
    }
}
