package ai.autoposting.sdk.internal.http;

import ai.autoposting.sdk.internal.secrets.SecretMasker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of a response; makes a map only for those who ask for one. */
public final class ResponseHeaders implements Supplier<Map<String, List<String>>> {
    public static final ResponseHeaders NONE = new ResponseHeaders(Headers.of());

    private final Headers headers;

    public ResponseHeaders(Headers headers) {
        this.headers = headers;
    }

    /** The last value of a header. */
    @Nullable
    public String get(String name) {
        return headers.get(name);
    }

    /** All values of a header, in their order. */
    public List<String> all(String name) {
        return headers.values(name);
    }

    public boolean isHtml() {
        String type = get("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("html");
    }

    @Override
    public Map<String, List<String>> get() {
        return map(null);
    }

    /** The same without secrets, for exceptions. */
    public Map<String, List<String>> masked(SecretMasker secrets) {
        return map(secrets);
    }

    private Map<String, List<String>> map(@Nullable SecretMasker secrets) {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.size(); i++) {
            map.computeIfAbsent(shown(headers.name(i), secrets), name -> new ArrayList<>(1))
                    .add(shown(headers.value(i), secrets));
        }
        return map;
    }

    private static String shown(String text, @Nullable SecretMasker secrets) {
        return secrets == null ? text : secrets.mask(text);
    }
}
