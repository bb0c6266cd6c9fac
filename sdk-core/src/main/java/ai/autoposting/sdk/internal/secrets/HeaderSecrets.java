package ai.autoposting.sdk.internal.secrets;

import ai.autoposting.sdk.runtime.SecretNames;
import java.util.Locale;
import java.util.Set;

/** Finds the secrets in a header that the caller set: the whole value, what follows a scheme, single cookies. */
public final class HeaderSecrets {
    private static final Set<String> COOKIE_ATTRIBUTES =
            Set.of("path", "domain", "expires", "max-age", "samesite", "version", "priority");

    private HeaderSecrets() {}

    public static void addTo(SecretMasker secrets, String name, String value) {
        boolean secret = SecretNames.isSecret(name);
        String trimmed = value.strip();
        if (secret && name.toLowerCase(Locale.ROOT).endsWith("cookie")) {
            addCookies(secrets, trimmed);
        }
        int blank = trimmed.indexOf(' ');
        String scheme = blank < 0 ? "" : trimmed.substring(0, blank).toLowerCase(Locale.ROOT);
        boolean known = scheme.equals("basic") || scheme.equals("bearer");
        if (secret || known) {
            secrets.add(trimmed);
        }
        if (known || secret && isToken(scheme)) {
            String credentials = trimmed.substring(blank + 1).strip();
            secrets.add(credentials);
            if (scheme.equals("basic")) {
                BasicCredentials.formsOf(credentials).forEach(secrets::add);
            } else {
                addParameters(secrets, credentials);
            }
        }
    }

    private static boolean isToken(String scheme) {
        for (int i = 0; i < scheme.length(); i++) {
            char c = scheme.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return false;
            }
        }
        return !scheme.isEmpty();
    }

    private static void addCookies(SecretMasker secrets, String cookies) {
        for (String cookie : cookies.split(";", -1)) {
            int equals = cookie.indexOf('=');
            String name = cookie.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
            if (!COOKIE_ATTRIBUTES.contains(name)) {
                secrets.add(unquoted(cookie.substring(equals + 1)));
            }
        }
    }

    /** {@code Digest response="…", Token token=…}: each parameter that is secret by its name. */
    private static void addParameters(SecretMasker secrets, String parameters) {
        for (String parameter : parameters.split("[,;]", -1)) {
            int equals = parameter.indexOf('=');
            String name = parameter.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
            boolean proof = name.equals("signature") || name.equals("response");
            if (proof || SecretNames.isSecret(name)) {
                secrets.add(unquoted(parameter.substring(equals + 1)));
            }
        }
    }

    private static String unquoted(String text) {
        String plain = text.strip();
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }
}
