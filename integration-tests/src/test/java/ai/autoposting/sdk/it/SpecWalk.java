package ai.autoposting.sdk.it;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls one operation with the specification's own examples, and judges what went over the wire in both directions by the
 * specification. Says what to add when the operation cannot be called or answered.
 */
final class SpecWalk {
    /** The operations that the mock server does more for than to show an example. */
    private static final Set<String> BEHAVIOUR = Set.of(
            "storePlatformToken",
            "getPlatformTokenDetails",
            "refreshPlatformToken",
            "deletePlatformToken",
            "getTokenStatus",
            "exchangeOAuthCode");

    private static final JsonMapper JSON = new JsonMapper();

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
            server.brand("acme-corp").token(Platform.X, "x_12345"); // whose account the examples are about
            Object result = new ExampleCall(spec, operation).on(client);
            List<String> problems = new ArrayList<>(new SentRequest(spec, operation, judge, tap).problems());
            judgeAnswer(operation, tap.answered(), tap.answeredBody(), problems);
            if (!BEHAVIOUR.contains(operation.id())) {
                judgeExample(operation, tap, result, problems);
            }
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

    /** What nothing is known of answers its documented example, and the method returns what is in it. */
    private void judgeExample(SpecFile.Op operation, Tap tap, @Nullable Object result, List<String> problems)
            throws IOException {
        String type = tap.answered().header("Content-Type");
        JsonNode content = type == null
                ? MissingNode.getInstance()
                : spec.response(operation, tap.answered().code())
                        .path("content")
                        .path(type);
        Optional<JsonNode> example = new MadeUp(spec).given(content);
        if (example.isEmpty()) {
            return;
        }
        if (!type.contains("json")) {
            if (!example.get().asString("").equals(tap.answeredBody().utf8())) {
                problems.add(operation + ": answered " + tap.answeredBody().utf8() + " instead of its example");
            }
            return;
        }
        if (!Same.same(example.get(), JSON.readTree(tap.answeredBody().utf8()))) {
            problems.add(operation + ": answered " + tap.answeredBody().utf8() + " instead of its example");
        }
        Object returned = result instanceof Optional<?> optional ? optional.orElse(null) : result;
        JsonNode json = returned == null ? MissingNode.getInstance() : ExampleValues.json(returned);
        if (returned != null
                && !Same.same(json, example.get())
                && !Same.same(json, example.get().path("data"))) {
            problems.add(operation + ": returned " + json + " for "
                    + tap.answeredBody().utf8());
        }
    }

    /** The same request without the key. */
    private void judgeRefusal(SpecFile.Op operation, Tap tap, List<String> problems) throws IOException {
        Request sent = tap.answered().request();
        if (sent.header("Authorization") == null) {
            return;
        }
        RequestBody body = sent.body() == null
                ? null
                : RequestBody.create(tap.sentBody(), sent.body().contentType());
        Request keyless = sent.newBuilder()
                .removeHeader("Authorization")
                .method(sent.method(), body)
                .build();
        OkHttpClient plain = new OkHttpClient();
        try (Response refusal = plain.newCall(keyless).execute()) {
            if (refusal.code() != 401) {
                problems.add(operation + ": the mock server answered " + refusal.code() + " without a key");
            }
            judgeAnswer(operation, refusal, refusal.body().byteString(), problems);
        } finally {
            plain.connectionPool().evictAll();
        }
    }

    private void judgeAnswer(SpecFile.Op operation, Response response, ByteString body, List<String> problems) {
        JsonNode documented = spec.response(operation, response.code());
        if (documented.isMissingNode()) {
            problems.add(operation + ": the mock server answered " + response.code()
                    + ", which is not documented: add that response to openapi/autoposting.yaml");
            return;
        }
        JsonNode content = documented.path("content");
        String type = response.header("Content-Type");
        if (content.isEmpty() ? body.size() > 0 : type == null || !content.has(type)) {
            problems.add(operation + ": answered as " + type);
        }
        if (content.has("application/json")) {
            judge.problems(content.path("application/json").path("schema"), body.utf8())
                    .forEach(problem -> problems.add(operation + ": the answer breaks the spec: " + problem));
        }
    }
}
