package ai.autoposting.sdk.it;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/**
 * Calls one operation with the specification's own examples, and judges what went over the wire in both directions by the
 * specification. Says what to add when the operation cannot be called or answered.
 */
final class SpecWalk {
    private final SpecFile spec;
    private final Judge judge;

    SpecWalk(SpecFile spec) {
        this.spec = spec;
        this.judge = new Judge(spec);
    }

    /** What is wrong or missing; empty when the operation is whole. */
    List<String> problems(SpecFile.Op operation) {
        Tap tap = new Tap();
        OkHttpClient tapped =
                new OkHttpClient.Builder().addNetworkInterceptor(tap).build();
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client =
                        server.clientBuilder().httpClient(tapped).maxRetries(0).build()) {
            new ExampleCall(spec, operation).on(client);
            List<String> problems = new ArrayList<>();
            judgeRequest(operation, tap, problems);
            judgeAnswer(operation, tap, problems);
            server.violations().forEach(violation -> problems.add("the mock server objects: " + violation));
            judgeRefusal(operation, tap, problems);
            return problems;
        } catch (ExampleCall.Missing missing) {
            return List.of(Objects.requireNonNull(missing.getMessage()));
        } catch (ApiException refused) {
            return List.of(operation + " has no mock answer: the mock server said " + refused.statusCode()
                    + "; build sdk-testing from the present openapi/autoposting.yaml, and see that the operation documents a"
                    + " 2xx response with an example (" + refused.getMessage() + ")");
        } catch (Throwable unexpected) {
            throw new AssertionError(operation + " failed", unexpected);
        } finally {
            tapped.connectionPool().evictAll();
        }
    }

    private void judgeRequest(SpecFile.Op operation, Tap tap, List<String> problems) {
        Request request = tap.answered().request();
        if (!request.method().equalsIgnoreCase(operation.method())) {
            problems.add(operation + ": sent as " + request.method());
        }
        judgePath(operation, request.url(), problems);
        boolean hasKey = request.header("Authorization") != null || request.header("x-api-key") != null;
        JsonNode security = operation.node().has("security")
                ? operation.node().path("security")
                : spec.document().path("security");
        if (hasKey == security.isEmpty()) {
            problems.add(operation + (hasKey ? ": sent the key, which is not asked for" : ": sent no key"));
        }
        JsonNode schema = spec.bodySchema(operation);
        if (schema.isMissingNode()) {
            return;
        }
        String type = request.header("Content-Type");
        if (type == null || !type.split(";", 2)[0].equals("application/json")) {
            problems.add(operation + ": sent as " + type + " instead of application/json");
        }
        judge.problems(schema, tap.sentBody())
                .forEach(problem -> problems.add(operation + ": the request breaks the spec: " + problem));
    }

    /** The parameters too: each that has an example must have been sent as that example. */
    private void judgePath(SpecFile.Op operation, HttpUrl url, List<String> problems) {
        List<String> sent = url.pathSegments();
        List<String> template = new ArrayList<>(List.of(("api-proxy" + operation.path()).split("/", -1)));
        Map<String, String> arguments = new HashMap<>();
        boolean fits = sent.size() == template.size();
        for (int i = 0; fits && i < template.size(); i++) {
            String segment = template.get(i);
            if (segment.startsWith("{")) {
                arguments.put(segment.substring(1, segment.length() - 1), sent.get(i));
            } else {
                fits = segment.equals(sent.get(i));
            }
        }
        if (!fits) {
            problems.add(operation + ": sent to " + url.encodedPath());
            return;
        }
        for (JsonNode parameter : spec.parameters(operation)) {
            String name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("path")) {
                String json = "\"" + arguments.get(name) + "\"";
                judge.problems(parameter.path("schema"), json)
                        .forEach(problem -> problems.add(operation + ": path parameter " + name + ": " + problem));
            } else if (parameter.path("in").asString().equals("query")
                    && parameter.path("required").asBoolean()
                    && url.queryParameter(name) == null) {
                problems.add(operation + ": query parameter " + name + " was not sent");
            }
        }
    }

    private void judgeAnswer(SpecFile.Op operation, Tap tap, List<String> problems) {
        judgeAnswer(operation, tap.answered(), tap.answeredBody(), problems);
    }

    /** The same request without the key. */
    private void judgeRefusal(SpecFile.Op operation, Tap tap, List<String> problems) throws IOException {
        Request sent = tap.answered().request();
        if (sent.header("Authorization") == null) {
            return;
        }
        RequestBody body =
                sent.body() == null ? null : RequestBody.create(tap.sentBody(), MediaType.get("application/json"));
        Request keyless = sent.newBuilder()
                .removeHeader("Authorization")
                .method(sent.method(), body)
                .build();
        OkHttpClient plain = new OkHttpClient();
        try (Response refusal = plain.newCall(keyless).execute()) {
            if (refusal.code() != 401) {
                problems.add(operation + ": the mock server answered " + refusal.code() + " without a key");
            }
            judgeAnswer(operation, refusal, refusal.body().string(), problems);
        } finally {
            plain.connectionPool().evictAll();
        }
    }

    private void judgeAnswer(SpecFile.Op operation, Response response, String body, List<String> problems) {
        JsonNode responses = operation.node().path("responses");
        JsonNode documented = spec.resolve(responses.path(Integer.toString(response.code())));
        if (documented.isMissingNode()) {
            problems.add(operation + ": the mock server answered " + response.code()
                    + ", which is not documented: add that response to openapi/autoposting.yaml");
            return;
        }
        JsonNode schema = documented.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return;
        }
        if (!"application/json".equals(response.header("Content-Type"))) {
            problems.add(operation + ": answered as " + response.header("Content-Type"));
        }
        judge.problems(schema, body)
                .forEach(problem -> problems.add(operation + ": the answer breaks the spec: " + problem));
    }
}
