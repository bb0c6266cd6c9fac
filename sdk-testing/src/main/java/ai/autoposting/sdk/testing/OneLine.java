package ai.autoposting.sdk.testing;

import java.util.regex.Pattern;

/** Text from outside as it is shown in messages: one line, bounded, nothing that steers a terminal. Secrets are masked before. */
final class OneLine {
    /** Control, format, line and paragraph separators, private, unassigned, and surrogates without their other half. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    /** @param max how many characters are shown; an ellipsis stands for the others */
    static String of(String text, int max) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ");
        if (line.length() <= max) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(max - 1)) ? max - 1 : max;
        return line.substring(0, end) + "…";
    }
}
