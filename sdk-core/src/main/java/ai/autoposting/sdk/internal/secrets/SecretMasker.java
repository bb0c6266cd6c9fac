package ai.autoposting.sdk.internal.secrets;

import ai.autoposting.sdk.runtime.SecretNames;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one call, and their masking in text that came from outside. Finds a secret as it is, escaped in any of the
 * ways of {@link EscapedText}, written in a wrong character set, and cut off at the text's end. Shorter ones than four
 * characters are not masked, nor are the words true, false and null: they would turn up everywhere.
 */
public final class SecretMasker {
    public static final String MASK = "***";

    private static final int MIN_LENGTH = 4;
    private static final Set<String> EVERYWHERE = Set.of("true", "false", "null");

    /** In characters. Where there are more, looking for them takes too much memory, and all text is masked. */
    private static final int MAX_SIZE = 1 << 20;

    private final Set<String> texts = new LinkedHashSet<>();
    private int size;
    private @Nullable SecretMatcher matcher;

    public void add(String secret) {
        if (size > MAX_SIZE || secret.length() < MIN_LENGTH || secret.isBlank() || EVERYWHERE.contains(secret)) {
            return;
        }
        if (texts.add(secret)) {
            matcher = null;
            size += Math.min(secret.length(), MAX_SIZE + 1);
        }
    }

    /** For when nobody can tell what is secret: no text is shown any more. */
    void hideEverything() {
        size = MAX_SIZE + 1;
    }

    /** Adds the value if it is secret by the name. */
    public void addNamed(String name, String value) {
        if (SecretNames.isSecret(name)) {
            add(value);
        }
    }

    /** The text without secrets. */
    public String mask(String text) {
        return mask(text, false);
    }

    /** The same for the beginning of a longer text, whose end can be the beginning of a secret. */
    public String maskCut(String text) {
        return mask(text, true);
    }

    private String mask(String text, boolean cut) {
        if (size == 0 || text.length() < MIN_LENGTH) {
            return text;
        }
        if (size > MAX_SIZE) {
            return MASK;
        }
        List<SecretMatcher.Span> spans = matcher().find(text, cut, MIN_LENGTH);
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int kept = 0;
        for (SecretMatcher.Span span : spans) {
            masked.append(text, kept, span.from()).append(MASK);
            kept = span.end();
        }
        return masked.append(text, kept, text.length()).toString();
    }

    /** Made when something is masked for the first time. Making it twice at once does no harm. */
    private SecretMatcher matcher() {
        SecretMatcher known = matcher;
        if (known == null) {
            known = new SecretMatcher(words());
            matcher = known;
        }
        return known;
    }

    private Set<String> words() {
        Set<String> words = new LinkedHashSet<>(texts);
        for (String text : texts) {
            String unescaped = new EscapedText(text).unescaped(); // what looks escaped can come back plain
            if (unescaped.length() >= MIN_LENGTH) {
                words.add(unescaped);
            }
            if (!isAscii(text)) {
                words.add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                words.add(new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                words.add(new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));
            }
        }
        return words;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
