package ai.autoposting.sdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param body empty for none
 */
record Answer(int status, List<Map.Entry<String, String>> headers, String body) {
    static Answer of(int status, String contentType, String body) {
        return new Answer(status, List.of(Map.entry("Content-Type", contentType)), body);
    }

    static Answer json(int status, Object body) {
        return of(status, "application/json", Json.text(body));
    }

    static Answer empty(int status) {
        return new Answer(status, List.of(), "");
    }

    boolean has(String header) {
        return headers.stream().anyMatch(one -> one.getKey().equalsIgnoreCase(header));
    }

    /** The same with one more header. */
    Answer with(String name, String value) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry(name, value));
        return new Answer(status, List.copyOf(all), body);
    }

    Answer with(List<Map.Entry<String, String>> more) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.addAll(more);
        return new Answer(status, List.copyOf(all), body);
    }
}
