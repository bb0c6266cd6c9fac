package ai.autoposting.sdk.runtime;

/**
 * The one form in which text from outside is shown in messages and logs: one line, bounded, without characters that could
 * begin a new line, steer a terminal or reorder what stands around them. Knows nothing of secrets: mask first, then print.
 */
public final class Printable {
    private Printable() {}

    /**
     * The text with each run of control, format, separator and unpaired surrogate characters as one space.
     *
     * @param max how many characters are shown; an ellipsis stands for what is left out
     */
    public static String of(String text, int max) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), max) + 1);
        boolean inRun = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            boolean printable = isPrintable(c);
            if (!printable && inRun) {
                continue;
            }
            inRun = !printable;
            int shownAs = printable ? c : ' ';
            if (shown.length() + Character.charCount(shownAs) > max) {
                return shown.append('…').toString();
            }
            shown.appendCodePoint(shownAs);
        }
        return shown.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
