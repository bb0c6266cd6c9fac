package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.runtime.Printable;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import ai.autoposting.sdk.testing.spec.PathSegments;
import ai.autoposting.sdk.testing.spec.PathTemplate;
import ai.autoposting.sdk.testing.spec.SpecOperation;
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
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request as the mock server saw it. A call that was retried shows as several. It does not change, but for {@link #status()},
 * {@link #tookEffect()} and {@link #fault()}, which say what has become of it by now.
 *
 * <p>Secrets read {@code ***} everywhere but in {@link #secret}: the API key wherever it stands, and what is sent under a secret
 * name (tokens, passwords, credentials, cookies, whatever the specification calls a password) in headers, query, path and body.
 *
 * <h2>What is no request</h2>
 *
 * What is not HTTP/1.1 as RFC 9112 frames it gets an error in the documented shape and the connection is closed; it is
 * not in {@link AutopostingMockServer#requests()}: 400 for a request line, header, length, chunk or path that is
 * malformed or ambiguous, 408 for a request that is silent for 3 s before it is complete, 413 for a body of more than 10
 * MiB, 414 and 431 for a request line and headers of more than 64 KiB, 417 for an {@code Expect} other than {@code
 * 100-continue}, 501 for {@code CONNECT} and for codings other than {@code chunked}, 505 for other versions. A JSON body
 * must be UTF-8 and not encoded; of a name that stands twice in an object the last one holds. One that would cost too
 * much (more than 100,000 tokens, deeper than 1,000, a number of more than 1,000 digits or with an exponent of more than
 * four) is answered as what is no JSON.
 */
public final class MockRequest {
    private static final int MAX_SHOWN = 1_000;

    private final IncomingRequest incoming;
    private final @Nullable SpecOperation operation;
    private final @Nullable PathTemplate template;
    private final Map<String, String> pathArguments;
    private final List<Violation> violations;
    private final Instant receivedAt;
    private final RequestMasking secrets;
    private volatile Outcome outcome = Outcome.UNDECIDED;

    MockRequest(
            IncomingRequest incoming,
            @Nullable SpecOperation operation,
            @Nullable PathTemplate template,
            Map<String, String> pathArguments,
            List<Violation> violations,
            Instant receivedAt,
            RequestMasking secrets) {
        this.incoming = incoming;
        this.operation = operation;
        this.template = template;
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

    /** As sent, still encoded, {@code /api-proxy} included and the query not; a segment that holds a secret is {@code ***}. */
    public String path() {
        return secrets.path(incoming, template);
    }

    /** By the names in the specification, decoded. */
    public Map<String, String> pathArguments() {
        Map<String, String> arguments = new LinkedHashMap<>(pathArguments);
        arguments.replaceAll(this::masked);
        return Collections.unmodifiableMap(arguments);
    }

    /** By name, decoded, in the order in which they were sent. */
    public Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        incoming.query()
                .forEach(parameter -> query.computeIfAbsent(parameter.getKey(), name -> new ArrayList<>())
                        .add(masked(parameter.getKey(), parameter.getValue())));
        query.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(query);
    }

    /** Names in lower case. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        incoming.headers()
                .forEach((name, values) -> headers.put(
                        name, values.stream().map(value -> masked(name, value)).toList()));
        return Collections.unmodifiableMap(headers);
    }

    /** The first header of this name, in any case. */
    public Optional<String> header(String name) {
        return incoming.header(name.toLowerCase(Locale.ROOT)).map(value -> masked(name, value));
    }

    /**
     * The JSON body, or a form as JSON, its files as their sizes. One that is neither is not shown, since nobody can tell what
     * in it is secret. Empty for none.
     */
    public String body() {
        if (incoming.body().isEmpty()) {
            return "";
        }
        return incoming.body()
                .tree()
                .map(json -> JsonTrees.text(secrets.mask(json, key())))
                .orElseGet(() -> "(" + incoming.body().size() + " that are no JSON)");
    }

    /**
     * The JSON body as a model, its secrets masked too.
     *
     * @throws IllegalArgumentException when the body is no JSON or does not fit the model
     */
    public <T> T body(Class<T> type) {
        Objects.requireNonNull(type, "type");
        JsonNode json = incoming.body().json().orElseThrow(() -> new IllegalArgumentException("the body is no JSON"));
        return JsonTrees.convert(secrets.mask(json, key()), type);
    }

    /**
     * A value as it was sent, unmasked: the header of this name, else the first property or field of this name in the body, else
     * the query parameter, else the path argument. {@code secret("accessToken")}, {@code secret("authorization")}.
     */
    public Optional<String> secret(String name) {
        return incoming.header(name.toLowerCase(Locale.ROOT))
                .or(() ->
                        incoming.body().tree().map(json -> json.findValue(name)).map(JsonNode::asText))
                .or(() -> incoming.queryValues(name).stream().findFirst())
                .or(() -> Optional.ofNullable(pathArguments.get(name)));
    }

    private String masked(String name, String value) {
        return RequestMasking.withoutKey(secrets.mask(name, value), key());
    }

    private Optional<String> key() {
        return RequestMasking.key(incoming);
    }

    /** What in the request breaks the specification; empty when nothing does. */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * The status of the response; empty when none was sent (the connection was dropped before, garbage, silence) and while the
     * request is being handled. A response that is delayed counts as sent.
     */
    public OptionalInt status() {
        return outcome.status();
    }

    /**
     * Whether the request has been carried out: it was accepted, and no fault kept it from the service. True also where the client
     * heard otherwise, or nothing ({@link Fault#takingEffect()}); with {@link Fault#effectAfter} false until then. Of what only
     * reads: whether it was answered.
     */
    public boolean tookEffect() {
        return outcome.tookEffect().getAsBoolean();
    }

    /** The fault that it met, the object that was given; empty for none. A rate limit is no fault. */
    public Optional<Fault> fault() {
        return outcome.fault();
    }

    void became(Outcome value) {
        outcome = value;
    }

    /** On the server's clock. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** With their secrets, for the server itself. */
    Map<String, String> unmaskedArguments() {
        return pathArguments;
    }

    /** Those for this operation: by name or by method and path. */
    static Predicate<MockRequest> of(Operation<?> operation) {
        Objects.requireNonNull(operation, "operation");
        return request -> request.isFor(operation);
    }

    private boolean isFor(Operation<?> called) {
        if (operation != null) {
            return isSame(operation, called);
        }
        return method().equals(called.method())
                && incoming.path().startsWith(RequestHandler.BASE + "/")
                && new PathTemplate(called.path())
                        .matches(PathSegments.split(incoming.path().substring(RequestHandler.BASE.length())));
    }

    /** Whether a user's operation is this one of the specification. */
    static boolean isSame(SpecOperation known, Operation<?> called) {
        return known.id().equals(called.id()) || known.isAt(called.method(), called.path());
    }

    IncomingRequest incoming() {
        return incoming;
    }

    @Nullable
    SpecOperation operation() {
        return operation;
    }

    /** {@code POST /api-proxy/brands/acme-corp/tokens storePlatformToken {"platform":"x","accessToken":"***"}}, on one line of bounded length. */
    @Override
    public String toString() {
        String name = operationId().map(id -> " " + id).orElse("");
        String body = body().isEmpty() ? "" : " " + body();
        return Printable.of(method() + " " + path() + name + body, MAX_SHOWN);
    }
}
