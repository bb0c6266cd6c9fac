package ai.autoposting.sdk.internal;

import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Checks the base URL: the key goes there, so nothing about it may be doubtful. */
final class BaseUrl {
    private BaseUrl() {}

    /** The URL, or null after adding what is wrong with it to {@code problems}. Never says a password in it. */
    static @Nullable HttpUrl parse(String text, boolean insecureAllowed, List<String> problems) {
        HttpUrl url;
        try {
            url = HttpUrl.get(text.strip());
        } catch (IllegalArgumentException malformed) {
            problems.add("baseUrl must be an absolute https:// URL; " + beginning(text.strip()));
            return null;
        }
        int before = problems.size();
        if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
            problems.add("baseUrl must not contain a user name or password: give the key to apiKey(...)");
        } else if (url.encodedQuery() != null || url.encodedFragment() != null) {
            problems.add("baseUrl must have no query and no fragment");
        }
        if (!url.isHttps() && !insecureAllowed && !isLoopback(url.host())) {
            problems.add("baseUrl must begin with https://, since the key goes there: " + shown(url.host())
                    + " is not a loopback address; allowInsecureHttp(true) allows it");
        }
        return problems.size() == before ? url : null;
    }

    /** A key can be given for a URL, so no more than a well-known scheme is quoted. */
    private static String beginning(String text) {
        for (String scheme : List.of("https://", "http://", "ftp://", "file://", "ws://", "wss://")) {
            if (text.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.startsWith("http")
                        ? "what follows " + scheme + " is no host"
                        : "this begins with " + scheme;
            }
        }
        return text.isEmpty() ? "this is empty" : "this does not begin with https://";
    }

    /** A host that is written as an address, or ends as registered names do, is no key. */
    private static String shown(String host) {
        boolean address = host.indexOf(':') >= 0 || isFourNumbers(host);
        int dot = host.lastIndexOf('.');
        int end = host.length() - dot - 1;
        boolean named = dot > 0 && end >= 2 && end <= 6 && host.length() <= 60 && isLetters(host, dot + 1);
        return address || named ? "host " + host : "its host";
    }

    private static boolean isLetters(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    /** By the name alone, without asking DNS: what would have to be looked up can lead anywhere. */
    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.") && isFourNumbers(host);
    }

    /** An IPv4 address in the one form that all resolvers take for the same: four numbers up to 255, without leading zeros. */
    private static boolean isFourNumbers(String host) {
        String[] numbers = host.split("\\.", -1);
        boolean all = numbers.length == 4;
        for (String number : numbers) {
            all &= isByte(number);
        }
        return all;
    }

    private static boolean isByte(String number) {
        int value = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            value = c >= '0' && c <= '9' && value <= 255 ? 10 * value + c - '0' : 256;
        }
        boolean plain = !number.isEmpty() && (number.length() == 1 || number.charAt(0) != '0');
        return plain && value <= 255;
    }
}
