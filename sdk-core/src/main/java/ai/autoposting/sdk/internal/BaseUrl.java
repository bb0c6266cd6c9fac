package ai.autoposting.sdk.internal;

import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Checks the base URL: the key goes there, so nothing about it may be doubtful. */
public final class BaseUrl {
    private BaseUrl() {}

    /** The URL, or null after adding what is wrong with it to {@code problems}. Never says a password in it. */
    public static @Nullable HttpUrl parse(String text, boolean insecureAllowed, List<String> problems) {
        HttpUrl url;
        try {
            url = HttpUrl.get(text.strip());
        } catch (IllegalArgumentException malformed) {
            problems.add("baseUrl must be an absolute https:// URL" + quoted(text));
            return null;
        }
        int before = problems.size();
        if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
            problems.add("baseUrl must not contain a user name or password: give the key to apiKey(...)");
        } else if (url.encodedQuery() != null || url.encodedFragment() != null) {
            problems.add("baseUrl must have no query and no fragment: " + withoutQuery(url));
        }
        if (!url.isHttps() && !insecureAllowed && !isLoopback(url.host())) {
            problems.add("baseUrl must begin with https://, since the key goes there: host " + url.host()
                    + " is not a loopback address; allowInsecureHttp(true) allows it");
        }
        return problems.size() == before ? url : null;
    }

    private static String quoted(String text) {
        boolean safe = text.indexOf('@') < 0 && text.indexOf('?') < 0;
        return safe ? ": \"" + text + "\"" : "";
    }

    private static HttpUrl withoutQuery(HttpUrl url) {
        return url.newBuilder().query(null).fragment(null).build();
    }

    /** By the name alone, without asking DNS. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.startsWith("127.") && isIpv4(host);
    }

    private static boolean isIpv4(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
