package ai.autoposting.sdk.internal.secrets;

import java.util.Arrays;

/**
 * A text in which every place can be read as the character that stands there, or as what the escape that begins there
 * means: JSON's and programming languages' backslashes, percent-encoding, HTML's entities, each within each other to any
 * depth. Takes time and memory in proportion to the text. Knows nothing of secrets.
 *
 * <p>The readings of a place are a list from the shallowest to the deepest: {@code %252F} reads as a percent sign of one
 * character, as one of three, and as a slash of five. Only its first few and its deepest one are gone through.
 */
final class EscapedText {
    private static final int NONE = -1;
    private static final int MAX_READINGS = 12;
    private static final int MAX_NAME = 32;

    private final String text;

    // By place, empty without escapes; reading 0 stands for the character itself where no escape can begin.
    private int[] first = {};
    private int[] deepest = {};
    private int[] backslash = {};
    private boolean[] unfinished = {};

    // By reading.
    private int[] characters = new int[16];
    private int[] ends = new int[16];
    private int[] following = new int[16];
    private int count = 1;

    // What the decoding of one escape found.
    private int cursor;
    private int latin;
    private int latinEnd;
    private boolean ranOut;

    EscapedText(String text) {
        this.text = text;
        for (int at = text.length() - 1; at >= 0; at--) {
            if (mayBegin(text.charAt(at))) {
                if (first.length == 0) {
                    makeRoom(text.length());
                }
                read(at);
            }
        }
    }

    private void makeRoom(int size) {
        first = new int[size];
        deepest = new int[size];
        backslash = new int[size];
        unfinished = new boolean[size];
    }

    private static boolean mayBegin(char c) {
        return c == '\\' || c == '%' || c == '&' || c == '+';
    }

    /** Calls the visitor for the readings of this place. */
    void forEachReading(int at, Visitor visitor) {
        int last = deepest(at);
        int reading = last == 0 ? 0 : first[at];
        for (int i = 0; i < MAX_READINGS && reading != 0; i++) {
            if (reading != last) {
                visitor.reading(characters[reading], at, ends[reading]);
            }
            reading = following[reading];
        }
        visitor.reading(characterAt(at), at, endAt(at));
    }

    /** Takes one reading of a place: a code point and the part of the text that stands for it. */
    interface Visitor {
        void reading(int character, int from, int end);
    }

    /** Whether the text ends within an escape that can begin here. */
    boolean isUnfinished(int at) {
        return unfinished.length > 0 && unfinished[at];
    }

    /** The text with every escape read as deeply as it goes. */
    String unescaped() {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at = endAt(at)) {
            plain.appendCodePoint(characterAt(at));
        }
        return plain.toString();
    }

    private int deepest(int at) {
        return deepest.length == 0 ? 0 : deepest[at];
    }

    private int characterAt(int at) {
        int reading = deepest(at);
        return reading == 0 ? text.charAt(at) : characters[reading];
    }

    private int endAt(int at) {
        int reading = deepest(at);
        return reading == 0 ? at + 1 : ends[reading];
    }

    private void read(int at) {
        int c = text.charAt(at);
        cursor = at + 1;
        ranOut = false;
        int run = NONE;
        boolean runIsDeepest = false;
        int reading = add(c, cursor);
        first[at] = reading;
        deepest[at] = reading;
        while (true) {
            if (c == '\\') {
                backslash[at] = backslash[at] == 0 ? reading : backslash[at];
                if (cursor < text.length() && backslash[cursor] != 0) {
                    run = cursor;
                    runIsDeepest = true;
                    if (reading - first[at] == backslash[run] - first[run]) { // as deep as this one: a pair
                        break;
                    }
                }
            }
            latin = NONE;
            c = decode(c);
            if (c == NONE) {
                break;
            }
            if (latin != NONE) { // the first byte taken for a character of its own
                reading = follow(reading, add(latin, latinEnd));
            }
            runIsDeepest = false;
            reading = follow(reading, add(c, cursor));
            deepest[at] = reading;
        }
        unfinished[at] = ranOut;
        if (characters[reading] == '+') { // a blank in forms; a plus sign everywhere else
            reading = follow(reading, add(' ', ends[reading]));
        }
        if (run != NONE) { // a run of backslashes means what its last one means, or itself
            following[reading] = backslash[run];
            deepest[at] = runIsDeepest ? deepest[run] : deepest[at];
            unfinished[at] |= unfinished[run];
        }
    }

    private int add(int character, int end) {
        if (count == ends.length) {
            characters = Arrays.copyOf(characters, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            following = Arrays.copyOf(following, 2 * count);
        }
        characters[count] = character;
        ends[count] = end;
        return count++;
    }

    private int follow(int reading, int next) {
        following[reading] = next;
        return next;
    }

    /** What the escape means that begins with {@code c} and goes on at the cursor, which is moved behind it; or NONE. */
    private int decode(int c) {
        return switch (c) {
            case '\\' -> afterBackslash();
            case '%' -> afterPercent();
            case '&' -> afterAmpersand();
            default -> NONE;
        };
    }

    /** The next character, itself read as deeply as it goes; NONE at the text's end. */
    private int next() {
        if (cursor >= text.length()) {
            ranOut = true;
            return NONE;
        }
        ranOut |= unfinished[cursor];
        int character = characterAt(cursor);
        cursor = endAt(cursor);
        return character;
    }

    private int afterBackslash() {
        int c = next();
        if (c == 'u') {
            return hex(4);
        }
        if (c == 'x') {
            return hex(2);
        }
        int place = "\"/'ntrbf".indexOf(c);
        return place < 0 ? NONE : "\"/'\n\t\r\b\f".charAt(place);
    }

    private int afterPercent() {
        int start = cursor;
        if (next() == 'u') { // as JavaScript's old escape() writes it
            return hex(4);
        }
        cursor = start;
        int value = hex(2);
        return value < 0xc2 ? value : utf8(value);
    }

    /** The character whose first byte in UTF-8 this is, or the byte itself, as in Latin-1. */
    private int utf8(int lead) {
        int start = cursor;
        int more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        int value = lead & (0x7f >> more);
        for (int i = 0; i < more && value >= 0; i++) {
            int c = next();
            value = c >> 6 == 0b10 ? value << 6 | c & 0x3f : NONE;
        }
        if (!Character.isValidCodePoint(value)) {
            cursor = start;
            return lead;
        }
        latin = lead;
        latinEnd = start;
        return value;
    }

    private int hex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = digit(next(), 16);
            if (digit < 0) {
                return NONE;
            }
            value = 16 * value + digit;
        }
        return value;
    }

    private static int digit(int c, int radix) {
        return c > 'f' ? NONE : Character.digit(c, radix);
    }

    private int afterAmpersand() {
        int c = next();
        if (c == '#') {
            return number();
        }
        StringBuilder name = new StringBuilder();
        while (name.length() < MAX_NAME && Character.isLetterOrDigit(c)) {
            name.appendCodePoint(c);
            c = next();
        }
        return c == ';' ? HtmlEntities.character(name.toString()) : NONE;
    }

    private int number() {
        int c = next();
        int radix = c == 'x' || c == 'X' ? 16 : 10;
        if (radix == 16) {
            c = next();
        }
        int value = NONE;
        for (int digit = digit(c, radix); digit >= 0; digit = digit(c, radix)) {
            value = Math.min(radix * Math.max(value, 0) + digit, Character.MAX_CODE_POINT + 1);
            c = next();
        }
        return c == ';' && value <= Character.MAX_CODE_POINT ? value : NONE;
    }
}
