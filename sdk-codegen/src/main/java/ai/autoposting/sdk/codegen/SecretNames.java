package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells from a name alone whether what has it is secret: by its last words, however they are put together. The generator, which
 * uses it itself, writes this file out for the code that runs.
 */
public final class SecretNames {
    /** What a name says of its value. */
    public enum Kind {
        /** Nothing. */
        PLAIN,
        /** It holds several secrets, if any; objects in it have names of their own. */
        SECRETS,
        /** It is secret with all that is in it. */
        SECRET
    }

    private static final List<String> WORDS = List.of(
            "token",
            "secret",
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "credential",
            "credentials",
            "cookie",
            "cookies",
            "authorization",
            "apikey",
            "accesskey",
            "privatekey",
            "secretkey",
            "signingkey");
    private static final Set<String> KEYS = Set.of("api", "access", "private", "secret", "signing");

    /** A token after these says where to go on. */
    private static final List<String> PLACES =
            List.of("page", "cursor", "next", "continuation", "previous", "prev", "pagination");

    /** Tokens after these are counted. */
    private static final List<String> COUNTS = List.of(
            "max",
            "min",
            "num",
            "number",
            "total",
            "count",
            "used",
            "remaining",
            "prompt",
            "completion",
            "input",
            "output",
            "cached",
            "reasoning");

    private SecretNames() {}

    /** Whether something of this name is secret or holds secrets. */
    public static boolean isSecret(String name) {
        return kindOf(name) != Kind.PLAIN;
    }

    public static Kind kindOf(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return Kind.PLAIN;
        }
        String last = words.get(words.size() - 1);
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        if (endsSecret(before, last)) {
            return Kind.SECRET;
        }
        boolean several = last.endsWith("s") && endsSecret(before, last.substring(0, last.length() - 1));
        return several && !follows(COUNTS, before, last, "tokens") ? Kind.SECRETS : Kind.PLAIN;
    }

    private static boolean endsSecret(String before, String last) {
        if (last.equals("key")) {
            return KEYS.contains(before);
        }
        for (String word : WORDS) {
            if (last.endsWith(word)) { // words can be written together: accesstoken
                return !follows(PLACES, before, last, "token");
            }
        }
        return false;
    }

    /** Whether {@code word} ends the name and one of these stands before it, written together with it or not. */
    private static boolean follows(List<String> these, String before, String last, String word) {
        if (!last.endsWith(word)) {
            return false;
        }
        String preceding = last.equals(word) ? before : last.substring(0, last.length() - word.length());
        for (String each : these) {
            if (preceding.endsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** The words of a name in small letters; digits, signs and blanks part them, and capitals begin them. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean ends = i == name.length() || !Character.isLetter(name.charAt(i));
            if (ends || i > from && beginsWord(name, i)) {
                if (i > from) {
                    words.add(name.substring(from, i).toLowerCase(Locale.ROOT));
                }
                from = ends ? i + 1 : i;
            }
        }
        return words;
    }

    private static boolean beginsWord(String name, int at) {
        if (!Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean afterSmall = Character.isLowerCase(name.charAt(at - 1));
        boolean beforeSmall = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return afterSmall || beforeSmall;
    }
}
