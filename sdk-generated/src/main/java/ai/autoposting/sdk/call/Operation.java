package ai.autoposting.sdk.call;

import ai.autoposting.sdk.runtime.HeaderRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint as data: what to call and what comes back. The documented ones are generated; build your own to call an
 * endpoint that the SDK does not know yet:
 *
 * <pre>{@code
 * Operation<Map<String, Object>> usage = Operation.builder("getUsage", "GET", "/usage/{month}")
 *         .returnsMapOf(Object.class)
 *         .build();
 * client.execute(usage, Arguments.builder().path("month", "2026-01").build());
 * }</pre>
 *
 * @param <T> what the operation returns
 */
public final class Operation<T extends @Nullable Object> {
    private final String id;
    private final String method;
    private final String path;
    private final ResultType<T> result;
    private final boolean enveloped;
    private final boolean authenticated;
    private final boolean idempotent;
    private final Map<String, Class<?>> errors;
    private final @Nullable String bodyType;
    private final String accept;
    private final @Nullable String server;
    private final @Nullable String keyHeader;
    private final boolean reportsSuccess;

    private Operation(Builder<T> builder) {
        this.id = builder.id;
        this.method = builder.method;
        this.path = builder.path;
        this.result = builder.result;
        this.enveloped = builder.enveloped;
        this.authenticated = builder.authenticated;
        this.idempotent = builder.idempotent;
        this.errors = Map.copyOf(builder.errors);
        this.bodyType = builder.bodyType;
        this.accept = builder.accept == null ? acceptOf(builder.result) : builder.accept;
        this.server = builder.server;
        this.keyHeader = builder.keyHeader;
        this.reportsSuccess = builder.reportsSuccess;
    }

    /** No switch: it would be a class more, CONTRIBUTING, "The first call". */
    private static String acceptOf(ResultType<?> result) {
        ResultType.Kind kind = result.kind();
        if (kind == ResultType.Kind.BYTES || kind == ResultType.Kind.DOWNLOAD) {
            return "*/*";
        }
        return kind == ResultType.Kind.TEXT ? "text/plain" : "application/json";
    }

    /**
     * A builder of an operation that returns nothing, is answered in an envelope and needs the API key, until it is told otherwise.
     *
     * @param id the name used in exceptions, events and logs; the {@code operationId} of a documented operation
     * @param method the HTTP method, in any case
     * @param pathTemplate starts with {@code /}, is relative to the base URL, and has its arguments in braces: {@code
     *     /brands/{slug}/tokens}
     */
    public static Builder<@Nullable Void> builder(String id, String method, String pathTemplate) {
        return new Builder<>(id, method, pathTemplate, ResultType.nothing());
    }

    /** The name in exceptions, events and logs; the {@code operationId} of a documented operation. */
    public String id() {
        return id;
    }

    /** The HTTP method in upper case. */
    public String method() {
        return method;
    }

    /** The path below the base URL, with its arguments in braces: {@code /brands/{slug}/tokens}. */
    public String path() {
        return path;
    }

    /** What the response is read as: inside its envelope, where it has one. */
    public ResultType<T> result() {
        return result;
    }

    /** Whether the response comes as {@code {"success": …, "data": …}}. */
    public boolean enveloped() {
        return enveloped;
    }

    /** Whether the API key is sent. */
    public boolean authenticated() {
        return authenticated;
    }

    /** Whether sending the request twice has the effect of sending it once, so that a doubtful attempt may be repeated. */
    public boolean idempotent() {
        return idempotent;
    }

    /** The type of the error body that the specification declares for this status, if it declares one. */
    public Optional<Class<?>> errorType(int status) {
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        Class<?> exact = errors.get(Integer.toString(status));
        Class<?> range = exact == null ? errors.get(status / 100 + "XX") : exact;
        return Optional.ofNullable(range == null ? errors.get("default") : range);
    }

    /** The media type of the request's body, when it is not the one that the kind of body has by itself. */
    public Optional<String> bodyType() {
        return Optional.ofNullable(bodyType);
    }

    /** The media types that are asked for, as in the header {@code Accept}. */
    public String accept() {
        return accept;
    }

    /** The server of this operation alone, when it has one: {@link Builder#server(String)}. */
    public Optional<String> server() {
        return Optional.ofNullable(server);
    }

    /** The only header that the operation takes the API key in, when it is not the client's choice. */
    public Optional<String> keyHeader() {
        return Optional.ofNullable(keyHeader);
    }

    /** Whether a response that is no envelope says by a property {@code success} whether the operation failed. */
    public boolean reportsSuccess() {
        return reportsSuccess;
    }

    /** {@code storePlatformToken (POST /brands/{slug}/tokens)}. */
    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }

    /** Describes one operation. Each {@code returns…} replaces the one before; without any the operation returns nothing. */
    public static final class Builder<T extends @Nullable Object> {
        private final String id;
        private final String method;
        private final String path;
        private final ResultType<T> result;
        private final Map<String, Class<?>> errors = new TreeMap<>();
        private @Nullable String bodyType;
        private @Nullable String accept;
        private @Nullable String server;
        private @Nullable String keyHeader;
        private boolean reportsSuccess;
        private boolean enveloped = true;
        private boolean authenticated = true;
        private boolean idempotent;

        private Builder(String id, String method, String path, ResultType<T> result) {
            this.id = Objects.requireNonNull(id, "id");
            this.method = Objects.requireNonNull(method, "method").toUpperCase(Locale.ROOT);
            this.path = Objects.requireNonNull(path, "pathTemplate");
            this.result = result;
            this.idempotent = switch (this.method) {
                case "GET", "HEAD", "PUT", "DELETE", "OPTIONS" -> true;
                default -> false;
            };
        }

        private <R extends @Nullable Object> Builder<R> with(ResultType<R> newResult) {
            Builder<R> changed = new Builder<>(id, method, path, newResult);
            changed.errors.putAll(errors);
            changed.enveloped = enveloped;
            changed.authenticated = authenticated;
            changed.idempotent = idempotent;
            changed.bodyType = bodyType;
            changed.accept = accept;
            changed.server = server;
            changed.keyHeader = keyHeader;
            changed.reportsSuccess = reportsSuccess;
            return changed;
        }

        /**
         * The result is one value: a generated model, a scalar, {@code Object} for any JSON, or a type of your own that Jackson can
         * read. A response without it is an {@code InvalidResponseException}.
         */
        public <R> Builder<R> returns(Class<R> type) {
            return with(ResultType.of(type));
        }

        /** The result is of any type that {@link ResultType} can say. */
        public <R extends @Nullable Object> Builder<R> returns(ResultType<R> type) {
            return with(Objects.requireNonNull(type, "type"));
        }

        /** The result is a list of what {@link #returns(Class)} takes; an empty one where the service answers null. */
        public <E> Builder<List<E>> returnsListOf(Class<E> element) {
            return with(ResultType.of(element).list());
        }

        /** The result is a map from strings to what {@link #returns(Class)} takes; an empty one where the service answers null. */
        public <V> Builder<Map<String, V>> returnsMapOf(Class<V> value) {
            return with(ResultType.of(value).map());
        }

        /** The result is the body as it is; set {@link #enveloped(boolean)} to false as well where no envelope is around it. */
        public Builder<byte[]> returnsBytes() {
            return with(ResultType.bytes());
        }

        /** The result is the body as text, in the character set that it says, else UTF-8. There is no envelope around it. */
        public Builder<String> returnsText() {
            return with(ResultType.text()).enveloped(false);
        }

        /**
         * The result is the body as a stream, to be read and closed by the caller; the call returns when the response's head is
         * there. There is no envelope around it.
         */
        public Builder<Download> returnsDownload() {
            return with(ResultType.download()).enveloped(false);
        }

        /**
         * There is no result, which is the default: a call gives null, whatever the response holds, and fails when its envelope says
         * {@code "success": false}.
         */
        public Builder<@Nullable Void> returnsNothing() {
            return with(ResultType.nothing());
        }

        /** Whether the response comes as {@code {"success": …, "data": …}}. Default true. */
        public Builder<T> enveloped(boolean value) {
            this.enveloped = value;
            return this;
        }

        /** Whether the API key is sent. Default true. */
        public Builder<T> authenticated(boolean value) {
            this.authenticated = value;
            return this;
        }

        /**
         * Whether a doubtful attempt may be repeated. Default: true for GET, HEAD, PUT, DELETE and OPTIONS. With true the client sends
         * the request again although the service may have carried it out already: of a POST say so only if twice does no harm.
         */
        public Builder<T> idempotent(boolean value) {
            this.idempotent = value;
            return this;
        }

        /**
         * The type of the error body for this status: what {@code ApiException.errorAs} gives.
         *
         * @param status 100 to 999; {@link #build()} refuses others
         */
        public Builder<T> error(int status, Class<?> type) {
            return error(Integer.toString(status), type);
        }

        /**
         * The type of the error body for these statuses.
         *
         * @param statuses as in a specification: {@code 404}, {@code 4XX} or {@code default}; the most specific counts
         */
        public Builder<T> error(String statuses, Class<?> type) {
            errors.put(Objects.requireNonNull(statuses, "statuses"), Objects.requireNonNull(type, "type"));
            return this;
        }

        /**
         * The media type of the request's body. Default: {@code application/json} for a value, what the {@link Upload}, {@link
         * Form} or {@link Multipart} says for those.
         */
        public Builder<T> bodyType(String mediaType) {
            this.bodyType = Objects.requireNonNull(mediaType, "mediaType");
            return this;
        }

        /**
         * The media types to ask for, separated by commas. Default: {@code application/json} for values, {@code text/plain} for
         * text, anything for bytes and downloads.
         */
        public Builder<T> accept(String mediaTypes) {
            this.accept = Objects.requireNonNull(mediaTypes, "mediaTypes");
            return this;
        }

        /**
         * The base URL of this operation alone: an https URL, or a path such as {@code /v2} on the host of the client's base URL.
         * A client whose base URL was changed sends an operation with a URL to its own base URL nevertheless, so that a test or a
         * gateway never lets a call through to the real service.
         */
        public Builder<T> server(String url) {
            this.server = Objects.requireNonNull(url, "url");
            return this;
        }

        /**
         * The only header that takes the API key: {@code Authorization} or {@code x-api-key}. Default: the client's choice.
         */
        public Builder<T> keyHeader(String name) {
            this.keyHeader = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Whether the response, which is no envelope, has a property {@code success} of its own, and false there means that the
         * operation failed. Default false.
         */
        public Builder<T> reportsSuccess(boolean value) {
            this.reportsSuccess = value;
            return this;
        }

        /**
         * The operation; keep it, since a client prepares each one once.
         *
         * @throws IllegalStateException naming every problem: a blank id, an unusable method, path, server, header or media type
         */
        public Operation<T> build() {
            StringBuilder problems = new StringBuilder();
            if (id.isBlank()) {
                problems.append("\n  id must not be blank");
            }
            if (method.isEmpty() || !isLetters(method)) {
                problems.append("\n  method must be letters only");
            }
            if (!path.startsWith("/")) {
                problems.append("\n  pathTemplate must start with /");
            }
            if (path.contains("//")) {
                problems.append("\n  pathTemplate must have no empty segment: // at position ")
                        .append(path.indexOf("//"));
            }
            if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
                problems.append("\n  pathTemplate must be a path only, give the query through Arguments");
            }
            problems(problems);
            if (problems.length() > 0) {
                throw new IllegalStateException("Operation cannot be built:" + problems);
            }
            return new Operation<>(this);
        }

        private void problems(StringBuilder problems) {
            if (server != null && !server.startsWith("https://") && !isPath(server)) {
                problems.append("\n  server must begin with https://, or be a path that begins with one /");
            }
            if (server != null && server.indexOf('{') >= 0) {
                problems.append("\n  server must have its variables filled in");
            }
            if (keyHeader != null
                    && !keyHeader.equalsIgnoreCase("Authorization")
                    && !keyHeader.equalsIgnoreCase("x-api-key")) {
                problems.append("\n  keyHeader must be Authorization or x-api-key");
            }
            if (bodyType != null && !HeaderRules.isVisible(bodyType)) {
                problems.append("\n  bodyType must be visible ASCII");
            }
            if (accept != null && !HeaderRules.isVisible(accept)) {
                problems.append("\n  accept must be visible ASCII");
            }
            for (String statuses : errors.keySet()) {
                if (!isStatuses(statuses)) {
                    problems.append("\n  error statuses must be such as 404, 4XX or default, not ")
                            .append(statuses);
                }
            }
        }

        /** No more than that: what follows // would be another host. */
        private static boolean isPath(String text) {
            return text.startsWith("/")
                    && !text.startsWith("//")
                    && text.indexOf('\\') < 0
                    && text.indexOf('?') < 0
                    && text.indexOf('#') < 0;
        }

        private static boolean isStatuses(String text) {
            if (text.length() != 3) {
                return text.equals("default");
            }
            char first = text.charAt(0);
            boolean digits = Character.isDigit(text.charAt(1)) && Character.isDigit(text.charAt(2));
            return first >= '1' && first <= '9' && (digits || text.endsWith("XX"));
        }

        /** No stream, since operations are constants of a first call: CONTRIBUTING, "The first call". */
        private static boolean isLetters(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                    return false;
                }
            }
            return true;
        }
    }
}
