package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The mock server's own check of bodies accepts and refuses what an independent validator accepts and refuses. */
final class MockAgreesWithJudgeTest {
    private static final SpecFile SPEC = SpecFile.read();
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "5",
            "1.5",
            "\"\"",
            "\"zzz\"",
            "\"x\"",
            "\"youtube\"",
            "\"2025-01-01\"",
            "\"2025-01-01T00:00:00Z\"",
            "\"2025-02-30T00:00:00Z\"",
            "\"2025-01-01T00:00:00\"",
            "\"2025-01-01T00:00:00.123+05:30\"",
            "[]",
            "[\"x\"]",
            "{}",
            "{\"a\":1}");

    private static final AutopostingMockServer SERVER = AutopostingMockServer.start();
    private static final OkHttpClient HTTP = new OkHttpClient();

    @AfterAll
    static void close() {
        SERVER.close();
        HTTP.connectionPool().evictAll();
        HTTP.dispatcher().executorService().shutdown();
    }

    static Stream<SpecFile.Op> operationsWithABody() {
        return SPEC.operations().stream()
                .filter(operation -> !SPEC.bodySchema(operation).isMissingNode());
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void verdictsAreTheSame(SpecFile.Op operation) throws IOException {
        JsonNode schema = SPEC.bodySchema(operation);
        Judge judge = new Judge(SPEC);
        List<String> disagreements = new ArrayList<>();
        for (String body : bodies(schema)) {
            boolean fine = judge.problems(schema, body).isEmpty();
            if (send(operation, body) == 400 == fine) {
                disagreements.add((fine ? "refused although fine: " : "accepted although broken: ") + body);
            }
        }
        assertThat(disagreements).isEmpty();
    }

    /** An object with all its properties, every property left out or replaced in turn, and what is no object. */
    private static List<String> bodies(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            new MadeUp(SPEC)
                    .given(SPEC.resolve(property.getValue()))
                    .ifPresent(example -> whole.set(property.getKey(), example.deepCopy()));
        }
        List<String> bodies = new ArrayList<>(VALUES);
        bodies.add(whole.toString());
        for (String name : schema.path("properties").propertyNames()) {
            ObjectNode less = whole.deepCopy();
            less.remove(name);
            bodies.add(less.toString());
            for (String value : VALUES) {
                ObjectNode other = whole.deepCopy();
                other.set(name, JSON.readTree(value));
                bodies.add(other.toString());
            }
        }
        return bodies;
    }

    /** With all that is required beside the body as the specification has it. */
    private static int send(SpecFile.Op operation, String body) throws IOException {
        MadeUp values = new MadeUp(SPEC);
        String path = operation.path();
        Request.Builder request = new Request.Builder();
        List<Map.Entry<String, String>> query = new ArrayList<>();
        for (JsonNode parameter : SPEC.parameters(operation)) {
            String name = parameter.path("name").asString();
            String value = values.given(parameter)
                    .orElseGet(() -> values.value(parameter.path("schema"), name))
                    .asString();
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", value);
                case "query" -> query.add(Map.entry(name, value));
                default -> request.header(name, value);
            }
            if (!parameter.path("required").asBoolean()) {
                query.removeIf(one -> one.getKey().equals(name));
            }
        }
        HttpUrl.Builder url = HttpUrl.get(SERVER.baseUrl() + path).newBuilder();
        query.forEach(one -> url.addQueryParameter(one.getKey(), one.getValue()));
        request.url(url.build())
                .header("x-api-key", SERVER.apiKey())
                .method(
                        operation.method().toUpperCase(Locale.ROOT),
                        RequestBody.create(body, MediaType.get("application/json")));
        try (Response response = HTTP.newCall(request.build()).execute()) {
            return response.code();
        }
    }
}
