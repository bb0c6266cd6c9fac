package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Knows how names of the specification become Java names; knows nothing of what they name. */
final class Names {
    /** Methods that every object or every model has already. */
    private static final Set<String> TAKEN = Set.of(
            "getClass",
            "hashCode",
            "toString",
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
            "buildPartial");

    /** Types that generated files import, nest or take from java.lang. */
    private static final Set<String> TAKEN_TYPES =
            Set.of(("ApiResponse Arguments ArrayList Arrays AsyncTagApis BigDecimal Boolean Builder Codec Collections"
                            + " CompletableFuture Consumer ContainerCodecs Deprecated Double Float FreeFormJson Futures"
                            + " IOException IllegalArgumentException IllegalStateException Integer JsonCodecs JsonCreator"
                            + " JsonGenerator JsonMismatchException JsonParser JsonToken JsonTree JsonTypeInfo JsonValue Known"
                            + " LinkedHashMap LinkedHashSet List LocalDate Long Map Nullable Object Objects OffsetDateTime"
                            + " Operation Operations Optional Override ParameterText RequestOptions ResultType ScalarCodecs Set"
                            + " String SuppressWarnings TagApis ToString Transport URI UUID Unknown UnmodifiableCopies Void")
                    .split(" "));

    private Names() {}

    static boolean isTakenType(String name) {
        return TAKEN_TYPES.contains(name);
    }

    /** Whether a listed name can be that of a class. */
    static boolean isTypeName(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name) && !Character.isLowerCase(name.charAt(0));
    }

    /** {@code user-id} and {@code userId} become {@code userId}, {@code API Keys} becomes {@code apiKeys}. */
    static String camel(String name) {
        String pascal = pascal(name);
        String first = words(name).isEmpty() ? "" : words(name).get(0);
        boolean shouted = first.length() > 1 && first.equals(first.toUpperCase(Locale.ROOT));
        int lowered = shouted ? first.length() : 1;
        return identifier(pascal.substring(0, lowered).toLowerCase(Locale.ROOT) + pascal.substring(lowered));
    }

    /** {@code storePlatformToken} becomes {@code StorePlatformToken}. */
    static String pascal(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : words(name)) {
            text.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return text.isEmpty() || Character.isDigit(text.charAt(0)) ? "_" + text : text.toString();
    }

    /** {@code in-progress} and {@code inProgress} become {@code IN_PROGRESS}. */
    static String constant(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : words(name)) {
            if (!text.isEmpty()) {
                text.append('_');
            }
            text.append(word.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                    .toUpperCase(Locale.ROOT));
        }
        if (text.isEmpty()) {
            return "EMPTY";
        }
        return Character.isDigit(text.charAt(0)) ? "_" + text : text.toString();
    }

    private static String identifier(String name) {
        return SourceVersion.isKeyword(name) || TAKEN.contains(name) ? name + "Value" : name;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
