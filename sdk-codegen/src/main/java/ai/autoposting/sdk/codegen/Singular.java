package ai.autoposting.sdk.codegen;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one of several is called: {@code categories} are made of a {@code category}. */
final class Singular {
    private static final Map<String, String> IRREGULAR = pairs("people person, children child, men man, women woman,"
            + " feet foot, teeth tooth, mice mouse, geese goose, criteria criterion, phenomena phenomenon, indices index,"
            + " indexes index, matrices matrix, vertices vertex, appendices appendix, axes axis, quizzes quiz,"
            + " movies movie, cookies cookie, selfies selfie, calories calorie, ties tie, pies pie, zombies zombie,"
            + " leaves leaf, lives life, knives knife, wives wife, halves half, shelves shelf, wolves wolf, selves self,"
            + " thieves thief, caches cache, niches niche, aches ache, headaches headache, shoes shoe, toes toe,"
            + " aliases alias, canvases canvas, biases bias, atlases atlas, gases gas, lenses lens, analyses analysis,"
            + " crises crisis, theses thesis, hypotheses hypothesis, parentheses parenthesis, diagnoses diagnosis,"
            + " synopses synopsis, emphases emphasis, oases oasis, uses use, reuses reuse, causes cause,"
            + " clauses clause, pauses pause, excuses excuse, abuses abuse, fuses fuse, houses house,"
            + " warehouses warehouse, spouses spouse, blouses blouse, muses muse, nurses nurse");

    /** End as plurals do and are none, or are both. */
    private static final Set<String> NO_PLURAL =
            Set.of(("news series species means sms mms dns css https tls os ios macos gps"
                            + " cms pos aws gas lens alias bias canvas atlas plus yes has was is as this its analytics basics politics"
                            + " physics economics mathematics electronics logistics graphics ethics athletics mechanics sports"
                            + " cosmos chaos rss sas saas paas iaas kubernetes whereas always perhaps")
                    .split(" "));

    private Singular() {}

    /** In the letters of the plural; null when the word is none. */
    static @Nullable String of(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        String singular = ofSmall(small);
        if (singular == null) {
            return null;
        }
        int same = 0;
        while (same < singular.length() && singular.charAt(same) == small.charAt(same)) {
            same++;
        }
        return word.substring(0, same) + singular.substring(same);
    }

    private static @Nullable String ofSmall(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (!word.endsWith("s") || word.length() < 3 || NO_PLURAL.contains(word)) {
            return null;
        }
        for (String singular : List.of("ss", "us", "is")) {
            if (word.endsWith(singular)) {
                return null;
            }
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.substring(0, word.length() - (hasLongEnding(word) ? 2 : 1));
    }

    /** Whether the plural is made with {@code es}. */
    private static boolean hasLongEnding(String word) {
        return List.of("sses", "shes", "ches", "xes", "zzes", "uses", "oes").stream()
                .anyMatch(word::endsWith);
    }

    private static Map<String, String> pairs(String list) {
        return Arrays.stream(list.split(", *", -1))
                .map(pair -> pair.strip().split(" ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one, HashMap::new));
    }
}
