package ai.autoposting.sdk.examples.tokenhealth;

import java.util.regex.Pattern;

/** Text of others for a terminal: what would move the cursor, colour, or turn the direction of what follows is made visible. */
final class Printable {
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\u200C\u200D]]");

    private Printable() {}

    static String of(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(match -> {
            int character = match.group().codePointAt(0);
            return "\\\\u{" + Integer.toHexString(character) + "}";
        });
    }
}
