package ai.autoposting.sdk.codegen;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Knows how names of the specification become Java names; knows nothing of what they name. A name depends on nothing but the
 * text it is made of and on what it stands in, so that it stays the same when the document grows; two that are the same in
 * Java are for the caller to refuse.
 *
 * <ul>
 *   <li>Letters and digits of {@link Words} are kept, as they stand; other signs part words, or are {@link Signs words}.
 *   <li>Members may have letters of any script. Types have files, so a letter beyond ASCII is its code point there.
 *   <li>A name that begins with a digit gets {@code value} in front: {@code value2fa}. A constant of an enum gets the last
 *       word of its type instead: {@code QUALITY_4K}.
 *   <li>A member that Java or generated code has a meaning for gets {@code Value} behind: {@code classValue}.
 *   <li>What a list or map holds is called as the list, in the singular: {@code ThingPost} in {@code posts} of {@code Thing}.
 *       If that is no plural, {@code Item} follows: {@code ThingNewsItem}.
 * </ul>
 */
final class Names {
    /** Methods without arguments, or with one of any type, that generated classes have or inherit; and {@code yield}. */
    private static final Set<String> TAKEN = Set.of(
            "getClass",
            "hashCode",
            "toString",
            "equals",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize",
            "builder",
            "toBuilder",
            "additionalProperties",
            "nulls",
            "build",
            "buildPartial",
            "toJson",
            "none",
            "yield");

    /** Types that generated files import, nest or take from java.lang, and those of the hand-written files beside them. */
    private static final Set<String> TAKEN_TYPES =
            Set.of(("ApiResponse Arguments ArrayList Arrays AsyncTagApis AtomicReference BigDecimal"
                            + " BigInteger Blanks Boolean Builder Codec Collections CompletableFuture Consumer ContainerCodecs"
                            + " Deprecated Double Download Float Form FreeFormJson Futures IOException"
                            + " IllegalArgumentException IllegalStateException Integer JsonAnySetter JsonCodecs"
                            + " JsonCreator JsonGenerator JsonMembers JsonMismatchException JsonParser"
                            + " JsonToken JsonTree JsonTypeInfo JsonValue Known LinkedHashMap LinkedHashSet List"
                            + " LocalDate Long Map Multipart Nullable Number Object Objects OffsetDateTime Operation"
                            + " Operations Optional Override ParameterText RequestOptions ResultType Rfc3339 ScalarCodecs Set"
                            + " String SuppressWarnings TagApis ToString Transport URI UUID Unknown UnmodifiableCopies"
                            + " Upload Void")
                    .split(" "));

    /** A file's name has up to 255 characters; {@code Codec.class} and the like come behind. */
    static final int MAX_LENGTH = 200;

    /** Of a tag or an operation: a class file can be called after both. */
    static final int MAX_HALF = 110;

    private Names() {}

    static boolean isTakenType(String name) {
        return TAKEN_TYPES.contains(name);
    }

    /** Whether a listed name can be that of a class. */
    static boolean isTypeName(String name) {
        return SourceVersion.isIdentifier(name)
                && !SourceVersion.isKeyword(name)
                && !Character.isLowerCase(name.charAt(0));
    }

    static Set<String> takenTypes() {
        return TAKEN_TYPES;
    }

    /** {@code user-id} and {@code userId} become {@code userId}, {@code API Keys} becomes {@code apiKeys}. */
    static String camel(String name) {
        String camel = plainCamel(name);
        return SourceVersion.isKeyword(camel) || TAKEN.contains(camel) ? camel + "Value" : camel;
    }

    private static String plainCamel(String name) {
        List<String> words = Words.of(name);
        String first = words.get(0);
        String hump = Words.plainHumps(first).get(0);
        boolean digit = !startsWithLetter(first);
        StringBuilder text = new StringBuilder(digit ? "value" + hump : hump.toLowerCase(Locale.ROOT));
        text.append(first, hump.length(), first.length());
        words.subList(1, words.size()).forEach(word -> text.append(capital(word)));
        return text.toString();
    }

    /** The name of a type: {@code storePlatformToken} becomes {@code StorePlatformToken}. */
    static String pascal(String name) {
        String part = part(name);
        return startsWithLetter(part) ? part : "Value" + part;
    }

    /** As {@link #pascal}, to stand behind another name. */
    static String part(String name) {
        StringBuilder text = new StringBuilder();
        Words.of(name).forEach(word -> text.append(capital(word)));
        return ascii(text.toString());
    }

    /** What the types of an operation or tag begin with: {@code GET_posts} is {@code getPosts}, so {@code GetPosts}. */
    static String prefix(String id) {
        return ascii(capital(plainCamel(id)));
    }

    /** The name of what a list or map of this name holds. */
    static String element(String list) {
        List<String> humps = Words.humps(list);
        String last = humps.get(humps.size() - 1);
        String singular = Singular.of(last);
        return singular == null ? list + "Item" : list.substring(0, list.length() - last.length()) + singular;
    }

    /** {@code in-progress} and {@code inProgress} become {@code IN_PROGRESS}. */
    static String constant(String name) {
        return constant(name, "Value");
    }

    /** The same for a value of an enum. */
    static String constant(String name, String type) {
        StringBuilder text = new StringBuilder();
        for (String word : Words.of(name)) {
            for (String hump : Words.humps(word)) {
                text.append(text.isEmpty() ? "" : "_").append(hump.toUpperCase(Locale.ROOT));
            }
        }
        if (startsWithLetter(text)) {
            return text.toString();
        }
        List<String> humps = Words.humps(type);
        return humps.get(humps.size() - 1).toUpperCase(Locale.ROOT) + "_" + text;
    }

    /** Whether the list of names may say so. */
    static boolean isIdentifier(@Nullable String name) {
        return name != null && SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name);
    }

    private static boolean startsWithLetter(CharSequence text) {
        return Character.isJavaIdentifierStart(Character.codePointAt(text, 0));
    }

    private static String capital(String word) {
        int end = word.offsetByCodePoints(0, 1);
        return word.substring(0, end).toUpperCase(Locale.ROOT) + word.substring(end);
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128) {
                ascii.append((char) c);
            } else {
                ascii.append(String.format(Locale.ROOT, "U%04X", c));
            }
        });
        return ascii.toString();
    }
}
