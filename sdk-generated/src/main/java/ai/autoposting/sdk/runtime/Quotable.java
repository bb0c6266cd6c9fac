package ai.autoposting.sdk.runtime;

/**
 * Decides whether a name that a caller gave may be quoted in a message: a key can stand where a name belongs, and a message
 * must not give it away. Names are words; keys are not.
 */
public final class Quotable {
    private static final int MAX_LENGTH = 40;
    private static final int MAX_WORD = 15;

    private Quotable() {}

    /** The name, or its length when it could be a key. */
    public static String name(String name) {
        return isWords(name) ? name : "of " + name.length() + " characters";
    }

    /** The name, or {@code ***} when it could be a key. */
    public static String orMask(String name) {
        return isWords(name) ? name : "***";
    }

    /** Words of letters, parted by single signs or capitals, the first of them no prefix that keys have. */
    private static boolean isWords(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || hasKeyPrefix(name)) {
            return false;
        }
        int word = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z';
            boolean sign = c == '-' || c == '_' || c == '.';
            if (!capital && !sign && !(c >= 'a' && c <= 'z') || sign && word == 0) {
                return false;
            }
            boolean begins = capital && i > 0 && name.charAt(i - 1) >= 'a' && name.charAt(i - 1) <= 'z';
            word = sign ? 0 : begins ? 1 : word + 1;
            if (word > MAX_WORD) {
                return false;
            }
        }
        return word > 0;
    }

    private static boolean hasKeyPrefix(String name) {
        for (String prefix : new String[] {"sk", "ap", "pk", "rk", "key"}) {
            int end = prefix.length();
            if (name.length() > end
                    && name.regionMatches(true, 0, prefix, 0, end)
                    && (name.charAt(end) == '-' || name.charAt(end) == '_')) {
                return true;
            }
        }
        return false;
    }
}
