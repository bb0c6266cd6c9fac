package ai.autoposting.sdk.call;

import ai.autoposting.sdk.runtime.HeaderRules;
import ai.autoposting.sdk.runtime.Quotable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call: path arguments by name, query parameters and headers in order, and the body.
 *
 * <p>Nothing is checked here but null; the client checks the arguments against the operation before any I/O.
 */
public final class Arguments {
    private static final Arguments NONE = builder().build();

    private final Map<String, String> path;
    private final List<Map.Entry<String, String>> query;
    private final List<Map.Entry<String, List<String>>> queryLists;
    private final List<Map.Entry<String, String>> headers;
    private final @Nullable Object body;

    private Arguments(Builder builder) {
        this.path = builder.path == null ? Map.of() : Collections.unmodifiableMap(builder.path);
        this.query = builder.query == null ? List.of() : List.copyOf(builder.query);
        this.queryLists = builder.queryLists == null ? List.of() : List.copyOf(builder.queryLists);
        this.headers = builder.headers == null ? List.of() : List.copyOf(builder.headers);
        this.body = builder.body;
    }

    /** A builder without arguments. */
    public static Builder builder() {
        return new Builder();
    }

    /** No arguments at all. */
    public static Arguments none() {
        return NONE;
    }

    /** Path arguments by the name they have in the template, not encoded. */
    public Map<String, String> path() {
        return path;
    }

    /** Query parameters in order, not encoded; a name can occur more than once. */
    public List<Map.Entry<String, String>> query() {
        return query;
    }

    /** Query parameters that have a list of values, not encoded. */
    public List<Map.Entry<String, List<String>>> queryLists() {
        return queryLists;
    }

    /** Headers in order. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /**
     * The body: a generated model, a list, a map, a scalar, or a type of your own that Jackson can write; or an {@link Upload},
     * {@link Form} or {@link Multipart}.
     */
    public Optional<Object> body() {
        return Optional.ofNullable(body);
    }

    /** Names only, since values can be secrets; of those no names that could be keys. */
    @Override
    public String toString() {
        return "Arguments{path=" + names(path.entrySet()) + ", query=" + names(query) + ", headers=" + names(headers)
                + ", body=" + (body == null ? "none" : body.getClass().getSimpleName()) + "}";
    }

    private static String names(Collection<Map.Entry<String, String>> pairs) {
        return pairs.stream().map(Map.Entry::getKey).map(Quotable::orMask).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Collects the arguments of one call. */
    public static final class Builder {
        private @Nullable Map<String, String> path;
        private @Nullable List<Map.Entry<String, String>> query;
        private @Nullable List<Map.Entry<String, List<String>>> queryLists;
        private @Nullable List<Map.Entry<String, String>> headers;
        private @Nullable Object body;
        private boolean pathGivenAway;

        private Builder() {}

        /** The argument for {@code {name}} in the path template, not encoded. Later ones replace earlier ones. */
        public Builder path(String name, String value) {
            Objects.requireNonNull(name, "name");
            HeaderRules.requireValue(name, value);
            if (path == null) {
                path = new LinkedHashMap<>(4);
            } else if (pathGivenAway) {
                path = new LinkedHashMap<>(path);
                pathGivenAway = false;
            }
            path.put(name, value);
            return this;
        }

        /** Adds a query parameter, not encoded; the same name can be added more than once. */
        public Builder query(String name, String value) {
            if (query == null) {
                query = new ArrayList<>(4);
            }
            query.add(pair(name, value));
            return this;
        }

        /** Adds a query parameter that is a list, not encoded: its values stand in the URL with commas between them. */
        public Builder queryList(String name, List<String> values) {
            if (queryLists == null) {
                queryLists = new ArrayList<>(2);
            }
            queryLists.add(Map.entry(Objects.requireNonNull(name, "name"), List.copyOf(values)));
            return this;
        }

        /**
         * Adds a header that belongs to the operation. The call is refused ({@code IllegalArgumentException}, before any I/O) for
         * those of the credential and those that frame the message.
         */
        public Builder header(String name, String value) {
            if (headers == null) {
                headers = new ArrayList<>(2);
            }
            headers.add(pair(name, value));
            return this;
        }

        /**
         * The body of the request: a value that becomes JSON, an {@link Upload}, a {@link Form} or a {@link Multipart}. A call of an
         * operation that cannot have one (GET, HEAD) is refused.
         */
        public Builder body(Object value) {
            this.body = Objects.requireNonNull(value, "body");
            return this;
        }

        /** The arguments so far, which later changes of this builder leave as they are. */
        public Arguments build() {
            pathGivenAway = true;
            return new Arguments(this);
        }

        private static Map.Entry<String, String> pair(String name, String value) {
            return Map.entry(Objects.requireNonNull(name, "name"), HeaderRules.requireValue(name, value));
        }
    }
}
