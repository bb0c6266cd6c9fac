package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What signs are called where they are words. A {@code *} always is one. Before the name those are that compare or negate or
 * sort ({@code -created}), after it those that make another word of it ({@code 18+}, {@code C#}, {@code A-}). A name of signs
 * alone is spelled.
 */
final class Signs {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry((int) ' ', "space"),
            Map.entry((int) '!', "not"),
            Map.entry((int) '"', "double quote"),
            Map.entry((int) '#', "hash"),
            Map.entry((int) '$', "dollar"),
            Map.entry((int) '%', "percent"),
            Map.entry((int) '&', "and"),
            Map.entry((int) '\'', "quote"),
            Map.entry((int) '(', "left parenthesis"),
            Map.entry((int) ')', "right parenthesis"),
            Map.entry((int) '*', "all"),
            Map.entry((int) '+', "plus"),
            Map.entry((int) ',', "comma"),
            Map.entry((int) '-', "minus"),
            Map.entry((int) '.', "dot"),
            Map.entry((int) '/', "slash"),
            Map.entry((int) ':', "colon"),
            Map.entry((int) ';', "semicolon"),
            Map.entry((int) '<', "less"),
            Map.entry((int) '=', "equal"),
            Map.entry((int) '>', "greater"),
            Map.entry((int) '?', "question mark"),
            Map.entry((int) '@', "at"),
            Map.entry((int) '[', "left bracket"),
            Map.entry((int) '\\', "backslash"),
            Map.entry((int) ']', "right bracket"),
            Map.entry((int) '^', "caret"),
            Map.entry((int) '_', "underscore"),
            Map.entry((int) '`', "backtick"),
            Map.entry((int) '{', "left brace"),
            Map.entry((int) '|', "or"),
            Map.entry((int) '}', "right brace"),
            Map.entry((int) '~', "about"));

    private static final String LEADING = "+-<>=!~";
    private static final String TRAILING = "+-#%";

    private Signs() {}

    /** Those that a name of words begins with. */
    static List<String> before(String name) {
        int end = 0;
        while (end < name.length() && LEADING.indexOf(name.charAt(end)) >= 0) {
            end++;
        }
        return end < name.length() && hasWord(name) ? spell(name.substring(0, end)) : List.of();
    }

    /** Those that a name of words ends with. */
    static List<String> after(String name) {
        int start = name.length();
        while (start > 0 && TRAILING.indexOf(name.charAt(start - 1)) >= 0) {
            start--;
        }
        return start > 0 && hasWord(name) ? spell(name.substring(start)) : List.of();
    }

    static List<String> within(int sign) {
        return sign == '*' ? spell("*") : List.of();
    }

    /** At least one word. */
    static List<String> spelled(String name) {
        List<String> words = spell(name);
        return words.isEmpty() ? List.of("empty") : words;
    }

    static boolean isVariationSelector(int c) {
        return c >= 0xfe00 && c <= 0xfe0f;
    }

    private static boolean hasWord(String name) {
        return name.codePoints().anyMatch(Words::belongsToWord);
    }

    private static List<String> spell(String signs) {
        List<String> words = new ArrayList<>();
        signs.codePoints().filter(c -> !isVariationSelector(c)).forEach(c -> words.addAll(nameOf(c)));
        return words;
    }

    private static List<String> nameOf(int c) {
        String name = NAMES.get(c);
        if (name == null && isLongKnown(c)) {
            name = Character.getName(c);
        }
        return name == null
                ? List.of("u" + String.format(Locale.ROOT, "%04x", c))
                : List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }

    /** Of later ones an older JDK does not know the name, and the same document would give another constant. */
    private static boolean isLongKnown(int c) {
        return c < 0x20a0 || c >= 0x2190 && c < 0x2400 || c >= 0x2500 && c < 0x2b00 || c >= 0x1f300 && c < 0x1f650;
    }
}
