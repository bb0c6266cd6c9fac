package ai.autoposting.sdk.testing;

import java.util.regex.Pattern;

/** Text from outside as it is shown in messages: one line, bounded, nothing that steers a terminal. Secrets are masked before. */
final class OneLine {
    /** Control, format, line and paragraph separators, private, unassigned, and surrogates without their other half. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    /** @param most how many characters are shown; an ellipsis stands for the others */
    static String of(String text, int most) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ");
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end) + "…";
    }
}
