package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.call.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as the mock server saw it. A call that was retried shows as several. Immutable.
 *
 * <p>Secrets (the API key, access and refresh tokens, whatever the specification calls a password) read {@code ***}
 * everywhere but in {@link #secret}.
 */
public final class MockRequest {
    private final Incoming incoming;
    private final @Nullable SpecOperation operation;
    private final Map<String, String> pathArguments;
    private final List<Violation> violations;
    private final Instant receivedAt;
    private final Secrets secrets;

    MockRequest(
            Incoming incoming,
            @Nullable SpecOperation operation,
            Map<String, String> pathArguments,
            List<Violation> violations,
            Instant receivedAt,
            Secrets secrets) {
        this.incoming = incoming;
        this.operation = operation;
        this.pathArguments = Collections.unmodifiableMap(pathArguments);
        this.violations = List.copyOf(violations);
        this.receivedAt = receivedAt;
        this.secrets = secrets;
    }

    /** The operation's name in the specification; empty when the specification has no such operation. */
    public Optional<String> operationId() {
        return Optional.ofNullable(operation).map(SpecOperation::id);
    }

    /** In upper case. */
    public String method() {
        return incoming.method();
    }

    /** As sent, still encoded, {@code /api-proxy} included and the query not. */
    public String path() {
        return incoming.path();
    }

    /** By the names in the specification, decoded. */
    public Map<String, String> pathArguments() {
        return pathArguments;
    }

    /** By name, decoded, in the order in which they were sent. */
    public Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        incoming.query()
                .forEach(parameter -> query.computeIfAbsent(parameter.getKey(), name -> new ArrayList<>())
                        .add(secrets.mask(parameter.getKey(), parameter.getValue())));
        query.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(query);
    }

    /** Names in lower case. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        incoming.headers()
                .forEach((name, values) -> headers.put(
                        name,
                        values.stream().map(value -> secrets.mask(name, value)).toList()));
        return Collections.unmodifiableMap(headers);
    }

    /** The first header of this name, in any case. */
    public Optional<String> header(String name) {
        return incoming.header(name.toLowerCase(Locale.ROOT)).map(value -> secrets.mask(name, value));
    }

    /** The JSON body; one that is no JSON is not shown, since nobody can tell what in it is secret. Empty for none. */
    public String body() {
        if (incoming.body().isEmpty()) {
            return "";
        }
        return Json.parse(incoming.body())
                .map(json -> Json.text(secrets.mask(json)))
                .orElseGet(() -> "(" + incoming.body().length() + " characters that are no JSON)");
    }

    /**
     * The JSON body as a model, its secrets masked too.
     *
     * @throws IllegalArgumentException when the body is no JSON or does not fit the model
     */
    public <T> T body(Class<T> type) {
        Objects.requireNonNull(type, "type");
        JsonNode json =
                Json.parse(incoming.body()).orElseThrow(() -> new IllegalArgumentException("the body is no JSON"));
        return Json.convert(secrets.mask(json), type);
    }

    /**
     * A value as it was sent, unmasked: the header of this name, else the first property of this name in the body, else
     * the query parameter. {@code secret("accessToken")}, {@code secret("authorization")}.
     */
    public Optional<String> secret(String name) {
        return incoming.header(name.toLowerCase(Locale.ROOT))
                .or(() -> Json.parse(incoming.body())
                        .map(json -> json.findValue(name))
                        .map(JsonNode::asText))
                .or(() -> incoming.queryValues(name).stream().findFirst());
    }

    /** What in the request breaks the specification; empty when nothing does. */
    public List<Violation> violations() {
        return violations;
    }

    /** On the server's clock. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** With its secrets, for the server itself. */
    <T> T unmasked(Class<T> type) {
        return Json.convert(Json.parse(incoming.body()).orElseThrow(), type);
    }

    /** By name where the specification has the operation, else by method and path. */
    boolean isFor(Operation<?> called) {
        if (operation != null) {
            return operation.id().equals(called.id());
        }
        return method().equals(called.method())
                && path().startsWith(Desk.BASE + "/")
                && new Template(called.path()).matches(Segments.split(path().substring(Desk.BASE.length())));
    }

    Incoming incoming() {
        return incoming;
    }

    @Nullable
    SpecOperation operation() {
        return operation;
    }

    /** {@code POST /api-proxy/brands/acme-corp/tokens storePlatformToken {"platform":"x","accessToken":"***"}}. */
    @Override
    public String toString() {
        String name = operationId().map(id -> " " + id).orElse("");
        String body = body().isEmpty() ? "" : " " + body();
        return method() + " " + path() + name + body;
    }
}
