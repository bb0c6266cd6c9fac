package ai.autoposting.sdk.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Finds the secrets in a header that the caller set: the whole value, what follows a scheme, single cookies. */
final class SecretHeader {
    private static final Set<String> COOKIE_ATTRIBUTES =
            Set.of("path", "domain", "expires", "max-age", "samesite", "version", "priority");

    private SecretHeader() {}

    static void addTo(Secrets secrets, String name, String value) {
        boolean secret = SecretNames.kindOf(name) != SecretNames.Kind.PLAIN;
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
                addPassword(secrets, credentials);
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

    private static void addCookies(Secrets secrets, String cookies) {
        for (String cookie : cookies.split(";", -1)) {
            int equals = cookie.indexOf('=');
            String name = cookie.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
            if (!COOKIE_ATTRIBUTES.contains(name)) {
                secrets.add(unquoted(cookie.substring(equals + 1)));
            }
        }
    }

    /** {@code Digest response="…", Token token=…}: each parameter that is secret by its name. */
    private static void addParameters(Secrets secrets, String parameters) {
        for (String parameter : parameters.split("[,;]", -1)) {
            int equals = parameter.indexOf('=');
            String name = parameter.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
            boolean proof = name.equals("signature") || name.equals("response");
            if (proof || SecretNames.kindOf(name) != SecretNames.Kind.PLAIN) {
                secrets.add(unquoted(parameter.substring(equals + 1)));
            }
        }
    }

    private static String unquoted(String text) {
        String plain = text.strip();
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }

    private static void addPassword(Secrets secrets, String base64) {
        try {
            byte[] plain = Base64.getDecoder().decode(base64);
            addPassword(secrets, plain, new String(plain, StandardCharsets.UTF_8));
            addPassword(secrets, plain, new String(plain, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException notBase64) {
            // The whole has been added.
        }
    }

    private static void addPassword(Secrets secrets, byte[] plain, String pair) {
        secrets.add(pair);
        secrets.add(pair.substring(pair.indexOf(':') + 1));
        secrets.add(Base64.getEncoder().withoutPadding().encodeToString(plain));
    }
}
