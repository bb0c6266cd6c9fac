package ai.autoposting.sdk.runtime;

/** What a person does not see at the ends of a text, no-break spaces and byte order marks too: {@code strip} leaves those. */
public final class Blanks {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Blanks() {}

    /** The text without blanks around it. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
    }
}
