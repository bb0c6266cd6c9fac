package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.Content;
import ai.autoposting.sdk.testing.spec.ExampleResponse;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent back. */
record MockResponse(int status, List<Map.Entry<String, String>> headers, Content body) {
    static MockResponse of(int status, String contentType, String body) {
        return of(status, contentType, Content.of(body));
    }

    private static MockResponse of(int status, String contentType, Content body) {
        return new MockResponse(status, List.of(Map.entry("Content-Type", contentType)), body);
    }

    static MockResponse json(int status, Object body) {
        return of(status, "application/json", JsonTrees.text(body));
    }

    /** A success with this in its envelope. */
    static MockResponse data(Object data) {
        return json(200, envelope(data));
    }

    static Map<String, @Nullable Object> envelope(@Nullable Object data) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("success", true);
        envelope.put("data", data);
        return envelope;
    }

    /** An error in the documented shape, with its usual code. */
    static MockResponse error(int status, String message) {
        return ErrorShape.DOCUMENTED.response(status, StatusTexts.code(status), message);
    }

    static MockResponse error(int status) {
        return error(status, StatusTexts.message(status));
    }

    static MockResponse of(ExampleResponse example) {
        return example.contentType().isEmpty()
                ? empty(example.status())
                : of(example.status(), example.contentType(), example.body());
    }

    static MockResponse empty(int status) {
        return new MockResponse(status, List.of(), Content.NONE);
    }

    boolean has(String header) {
        return headers.stream().anyMatch(one -> one.getKey().equalsIgnoreCase(header));
    }

    /** The same with one more header. */
    MockResponse with(String name, String value) {
        return with(List.of(Map.entry(name, value)));
    }

    MockResponse with(List<Map.Entry<String, String>> more) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.addAll(more);
        return new MockResponse(status, List.copyOf(all), body);
    }
}
