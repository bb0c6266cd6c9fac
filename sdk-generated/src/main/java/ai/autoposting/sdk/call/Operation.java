package ai.autoposting.sdk.call;

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
    private final Map<Integer, Class<?>> errors;

    private Operation(Builder<T> builder) {
        this.id = builder.id;
        this.method = builder.method;
        this.path = builder.path;
        this.result = builder.result;
        this.enveloped = builder.enveloped;
        this.authenticated = builder.authenticated;
        this.idempotent = builder.idempotent;
        this.errors = Map.copyOf(builder.errors);
    }

    /**
     * @param id the name used in exceptions, events and logs; the {@code operationId} of a documented operation
     * @param method the HTTP method, in any case
     * @param pathTemplate starts with {@code /}, is relative to the base URL, and has its arguments in braces: {@code
     *     /brands/{slug}/tokens}
     */
    public static Builder<@Nullable Void> builder(String id, String method, String pathTemplate) {
        return new Builder<>(id, method, pathTemplate, ResultType.nothing());
    }

    public String id() {
        return id;
    }

    /** The HTTP method in upper case. */
    public String method() {
        return method;
    }

    /** The path template. */
    public String path() {
        return path;
    }

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
        return Optional.ofNullable(errors.get(status));
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
        private final Map<Integer, Class<?>> errors = new TreeMap<>();
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
            return changed;
        }

        /** The result is one value: a generated model, a scalar, {@code Object} for any JSON, or a type of your own. */
        public <R> Builder<R> returns(Class<R> type) {
            return with(ResultType.of(type));
        }

        /** The result is of any type that {@link ResultType} can say. */
        public <R extends @Nullable Object> Builder<R> returns(ResultType<R> type) {
            return with(Objects.requireNonNull(type, "type"));
        }

        public <E> Builder<List<E>> returnsListOf(Class<E> element) {
            return with(ResultType.of(element).list());
        }

        public <V> Builder<Map<String, V>> returnsMapOf(Class<V> value) {
            return with(ResultType.of(value).map());
        }

        /** The result is the body as it is; set {@link #enveloped(boolean)} to false as well where no envelope is around it. */
        public Builder<byte[]> returnsBytes() {
            return with(ResultType.bytes());
        }

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

        /** Whether a doubtful attempt may be repeated. Default: true for GET, HEAD, PUT, DELETE and OPTIONS. */
        public Builder<T> idempotent(boolean value) {
            this.idempotent = value;
            return this;
        }

        /** The type of the error body for this status. */
        public Builder<T> error(int status, Class<?> type) {
            errors.put(status, Objects.requireNonNull(type, "type"));
            return this;
        }

        /** @throws IllegalStateException naming every problem: an empty id, an unusable method, an unusable path */
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
            if (problems.length() > 0) {
                throw new IllegalStateException("Operation cannot be built:" + problems);
            }
            return new Operation<>(this);
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
