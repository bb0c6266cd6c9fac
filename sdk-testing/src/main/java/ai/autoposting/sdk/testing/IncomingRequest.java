package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.CheckedRequest;
import ai.autoposting.sdk.testing.spec.RequestBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in, with its secrets.
 *
 * @param path as sent, without the query
 * @param query names and values, decoded, in order
 * @param headers names in lower case
 * @param last whether the sender wants no other response on this connection
 */
record IncomingRequest(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        Map<String, List<String>> headers,
        RequestBody body,
        boolean last)
        implements CheckedRequest {

    @Override
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    @Override
    public List<String> queryValues(String name) {
        return query.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public boolean hasKey() {
        return PresentedKey.of(this).isPresent();
    }

    /** Without anything that could be a secret. */
    @Override
    public String toString() {
        return method + " request";
    }
}
