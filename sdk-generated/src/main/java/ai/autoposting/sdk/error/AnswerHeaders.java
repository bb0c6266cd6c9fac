package ai.autoposting.sdk.error;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Knows how an exception keeps an answer's headers; knows nothing of the exceptions. */
final class AnswerHeaders {
    private AnswerHeaders() {}

    /** An unmodifiable copy in which names match in any case. */
    static Map<String, List<String>> copy(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    static Optional<String> requestId(Map<String, List<String>> headers) {
        List<String> values = headers.get("x-request-id");
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
