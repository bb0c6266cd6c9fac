package ai.autoposting.sdk.codegen;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words that a name of the specification is made of. Letters and digits of any script make words, accents apart; signs
 * part them. {@link Signs} says which signs are words themselves.
 */
final class Words {
    private static final Map<String, String> LATIN = Map.of(
            "ß", "ss", "æ", "ae", "Æ", "Ae", "œ", "oe", "Œ", "Oe", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d");

    /** Written as several words, meant as one. */
    private static final Set<String> ONE_WORD = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        ONE_WORD.addAll(List.of(
                ("2FA OAuth OAuth1 OAuth2 OpenID SaaS iOS iPadOS macOS tvOS watchOS visionOS iPhone iPad iMessage"
                                + " iCloud iTunes IPv4 IPv6 WiFi DevOps GraphQL NoSQL MySQL PostgreSQL SQLite MongoDB DynamoDB"
                                + " JavaScript TypeScript CoffeeScript NodeJS WebP WebM WebSocket YouTube TikTok LinkedIn GitHub GitLab BitBucket"
                                + " StackOverflow WhatsApp WeChat WordPress PayPal SoundCloud BlueSky SnapChat DeviantArt HubSpot"
                                + " SalesForce MailChimp ClickUp DropBox OneDrive BigCommerce WooCommerce TripAdvisor eBay OpenAI"
                                + " ChatGPT DeepSeek QuickBooks FaceBook ProductHunt")
                        .split(" ")));
    }

    /**
     * Where a word begins inside of one: at a capital after a small letter, at the last of several capitals before a small
     * letter (but {@code IDs} is one), and after digits, unless a single capital belongs to them as in {@code 4K}.
     */
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})"
            + "|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})(?!\\p{Lu}s(?!\\p{Ll}))"
            + "|(?<=\\p{Nd})(?=\\p{Lu}\\p{Ll}|\\p{Lu}{2,}(?!\\p{Ll}))");

    private Words() {}

    /** At least one, none empty. Those of a name without a small letter, such as {@code CREATED_AT}, in small letters. */
    static List<String> of(String name) {
        List<String> words = parts(latin(name));
        boolean several = words.size() > 1;
        return several && isShouted(name)
                ? words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList()
                : words;
    }

    private static List<String> parts(String name) {
        List<String> words = new ArrayList<>(Signs.before(name));
        StringBuilder word = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (belongsToWord(c)) {
                word.appendCodePoint(c);
            } else {
                flush(word, words);
                words.addAll(Signs.within(c));
            }
        });
        flush(word, words);
        words.addAll(Signs.after(name));
        return words.isEmpty() ? Signs.spelled(name) : words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    static boolean belongsToWord(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return Character.isJavaIdentifierPart(c)
                && (Character.isLetterOrDigit(c) || mark && !Signs.isVariationSelector(c));
    }

    private static boolean isShouted(String name) {
        return name.codePoints().noneMatch(Character::isLowerCase)
                && name.codePoints().anyMatch(Character::isUpperCase);
    }

    /** {@code é} as {@code e}, and full-width letters and ligatures as the plain ones. */
    private static String latin(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("(?<=[A-Za-z])\\p{Mn}+", "");
        String text = Normalizer.normalize(apart, Normalizer.Form.NFC);
        for (Map.Entry<String, String> letter : LATIN.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        return text;
    }

    /** {@code exchangeOAuthCode} is {@code exchange}, {@code OAuth} and {@code Code}. */
    static List<String> humps(String word) {
        List<String> plain = plainHumps(word);
        List<String> humps = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            boolean two = i + 1 < plain.size() && ONE_WORD.contains(plain.get(i) + plain.get(i + 1));
            humps.add(two ? plain.get(i) + plain.get(++i) : plain.get(i));
        }
        return humps;
    }

    /** As {@link #humps}, brand names and the like apart. */
    static List<String> plainHumps(String word) {
        return List.of(HUMP.split(word, -1));
    }
}
