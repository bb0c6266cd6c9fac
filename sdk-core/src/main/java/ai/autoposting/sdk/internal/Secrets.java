package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.json.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The secrets of one call, and their masking in text that came from outside. Finds a secret as it is, escaped as in JSON
 * (nested too), as in URLs and as in HTML, and cut off at the text's end. Shorter ones than four characters are not
 * masked: they would turn up everywhere.
 */
final class Secrets {
    static final String MASK = "***";

    private static final int SHORTEST = 4;
    private static final Set<String> NAMES = Set.of(
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "clientsecret",
            "apikey",
            "xapikey",
            "signingsecret",
            "secret",
            "password",
            "authorization",
            "proxyauthorization",
            "cookie");

    private final List<String> secrets = new ArrayList<>();

    void add(String secret) {
        if (secret.length() < SHORTEST || secrets.contains(secret)) {
            return;
        }
        secrets.add(secret);
        if (!isAscii(secret)) { // in ASCII each escape stands for one character and is seen through
            secrets.add(PercentEncoding.encode(secret));
        }
        secrets.sort((a, b) -> b.length() - a.length()); // one may contain another
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Whether something of this name is secret by its name alone. */
    static boolean isSecretName(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                plain.append(name.charAt(i));
            }
        }
        return NAMES.contains(plain.toString().toLowerCase(Locale.ROOT));
    }

    /** Adds what stands in this JSON under a secret name. */
    void addFromJson(byte[] json) {
        try (JsonParser in = Json.FACTORY.createParser(json)) {
            int secretDepth = 0;
            int depth = 0;
            String name = "";
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = in.currentName();
                } else if (token.isStructStart()) {
                    depth++;
                    secretDepth = secretDepth == 0 && isSecretName(name) ? depth : secretDepth;
                } else if (token.isStructEnd()) {
                    secretDepth = secretDepth == depth ? 0 : secretDepth;
                    depth--;
                } else if (token.isScalarValue() && (secretDepth > 0 || isSecretName(name))) {
                    add(in.getText());
                }
            }
        } catch (IOException notJson) {
            // What could be read has been added.
        }
    }

    /** The text without secrets. */
    String mask(String text) {
        return mask(text, false);
    }

    /** The same for the beginning of a longer text, whose end can be the beginning of a secret. */
    String maskCut(String text) {
        return mask(text, true);
    }

    private String mask(String text, boolean cut) {
        if (secrets.isEmpty() || text.isEmpty()) {
            return text;
        }
        StringBuilder masked = null;
        int kept = 0;
        for (int at = 0; at < text.length(); ) {
            int end = endOfSecret(text, at, cut);
            if (end < 0) {
                at++;
                continue;
            }
            masked = masked == null ? new StringBuilder(text.length()) : masked;
            masked.append(text, kept, at).append(MASK);
            at = end;
            kept = end;
        }
        return masked == null ? text : masked.append(text, kept, text.length()).toString();
    }

    private int endOfSecret(String text, int at, boolean cut) {
        for (String secret : secrets) {
            int end = match(text, at, secret, cut);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** Where the secret that begins at {@code from} ends, or -1 when none does. */
    private static int match(String text, int from, String secret, boolean cut) {
        int at = from;
        for (int i = 0; i < secret.length(); i++) {
            boolean endsEarly = cut && i >= SHORTEST;
            if (at == text.length()) {
                return endsEarly ? at : -1;
            }
            long unit = EscapedText.unitAt(text, at);
            if (EscapedText.character(unit) == secret.charAt(i)) {
                at = EscapedText.end(unit);
            } else if (text.charAt(at) == secret.charAt(i)) { // what looks like an escape belongs to the secret
                at++;
            } else {
                return endsEarly && EscapedText.isUnfinished(text, at) ? text.length() : -1;
            }
        }
        return at;
    }
}
