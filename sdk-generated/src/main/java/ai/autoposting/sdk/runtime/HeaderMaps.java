package ai.autoposting.sdk.runtime;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Headers of responses as maps in which names match in any case. */
public final class HeaderMaps {
    /** The header that names a request, to quote to the service's support. */
    public static final String REQUEST_ID = "x-request-id";

    private HeaderMaps() {}

    /** An unmodifiable copy. */
    public static Map<String, List<String>> copy(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(
                Objects.requireNonNull(name, "header name"),
                List.copyOf(Objects.requireNonNull(values, "header values"))));
        return Collections.unmodifiableMap(copy);
    }

    public static Optional<String> requestId(Map<String, List<String>> headers) {
        List<String> values = headers.get(REQUEST_ID);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
