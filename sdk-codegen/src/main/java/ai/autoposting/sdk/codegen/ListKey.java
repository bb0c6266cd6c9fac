package ai.autoposting.sdk.codegen;

import java.util.Locale;

/** A key of the list of names as it must stand in the file, which is one of Java properties. */
final class ListKey {
    private ListKey() {}

    static String of(String key) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean special = " :=\\".indexOf(c) >= 0 || i == 0 && "#!".indexOf(c) >= 0;
            if (Character.isISOControl(c)) {
                written.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                written.append(special ? "\\" : "").append(c);
            }
        }
        return written.toString();
    }
}
