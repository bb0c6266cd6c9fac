package ai.autoposting.sdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in, with its secrets.
 *
 * @param path as sent, without the query
 * @param query names and values, decoded, in order
 * @param headers names in lower case
 * @param last whether the sender wants no other answer on this connection
 */
record Incoming(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        Map<String, List<String>> headers,
        Body body,
        boolean last) {

    /** The first header of this name, which must be in lower case. */
    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    List<String> queryValues(String name) {
        return query.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Without anything that could be a secret. */
    @Override
    public String toString() {
        return method + " request";
    }
}
