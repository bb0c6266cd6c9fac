package ai.autoposting.sdk.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The path arguments of a call as they may be shown: they tell which of many calls it was. */
public final class PathArguments {
    private static final int MAX_NAME = 40;
    private static final int MAX_VALUE = 100;
    private static final int MAX_TEXT = 300;

    private PathArguments() {}

    /** An unmodifiable copy in the same order, without those that are secret by their names. */
    public static Map<String, String> withoutSecrets(Map<String, String> arguments) {
        if (arguments.isEmpty()) {
            return Map.of();
        }
        Map<String, String> shown = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (!SecretNames.isSecret(name)) {
                shown.put(name, value);
            }
        });
        return Collections.unmodifiableMap(shown);
    }

    /** For the end of a message, such as {@code , for slug acme-corp, platform x}; empty where there are none. */
    public static String text(Map<String, String> shown) {
        if (shown.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        shown.forEach((name, value) -> text.append(text.length() == 0 ? ", for " : ", ")
                .append(Printable.of(name, MAX_NAME))
                .append(' ')
                .append(Printable.of(value, MAX_VALUE)));
        return Printable.of(text.toString(), MAX_TEXT);
    }
}
