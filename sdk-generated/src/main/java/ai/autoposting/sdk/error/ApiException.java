package ai.autoposting.sdk.error;

import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.model.PlatformOAuthError;
import ai.autoposting.sdk.runtime.HeaderMaps;
import ai.autoposting.sdk.runtime.PathArguments;
import ai.autoposting.sdk.runtime.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service answered with an error. The subclass says which kind; {@link #code()} says it more exactly. */
public abstract class ApiException extends AutopostingException {
    private static final long serialVersionUID = 1L;

    private final int statusCode;
    private final @Nullable String code;
    private final @Nullable Duration retryAfter;
    private final String rawBody;
    private final transient @Nullable PlatformOAuthError error;
    private final transient @Nullable Object typedError;
    private final transient @Nullable Map<String, List<String>> headers;

    ApiException(Builder builder) {
        super(
                builder.message == null ? builder.defaultMessage() : builder.message,
                null,
                builder.operationId,
                builder.attempts,
                builder.mayHaveTakenEffect,
                builder.rateLimit == null
                        ? RateLimit.fromHeaders(builder.headers).orElse(null)
                        : builder.rateLimit,
                builder.pathArguments);
        this.statusCode = builder.statusCode;
        this.code = builder.code;
        this.retryAfter = builder.retryAfter;
        this.rawBody = builder.rawBody;
        this.error = builder.error;
        this.typedError = builder.typedError;
        this.headers = builder.headers;
    }

    /** An exception of the subclass that belongs to this status, for a transport of your own. */
    public static Builder builder(int statusCode) {
        return new Builder(statusCode);
    }

    /** The HTTP status. */
    public int statusCode() {
        return statusCode;
    }

    /**
     * The body as the service documents it; empty when the body had another form. Secrets of the call are masked; else the
     * text is as it came, so that line ends and control characters can be in it.
     */
    public PlatformOAuthError error() {
        return error == null ? PlatformOAuthError.builder().build() : error;
    }

    /** True for 408, 429 and 5xx. */
    @Override
    public boolean isTransient() {
        return statusCode == 408 || statusCode == 429 || statusCode >= 500 && statusCode <= 599;
    }

    /** The body as the type that the specification declares for this status; empty when it is of another type. */
    public <E> Optional<E> errorAs(Class<E> type) {
        if (type == PlatformOAuthError.class) {
            return Optional.of(type.cast(error()));
        }
        return type.isInstance(typedError) ? Optional.of(type.cast(typedError)) : Optional.empty();
    }

    /**
     * The service's code for this error, such as {@code unauthorized} or {@code insufficient_credits}: one line of at most 64
     * characters. Empty when the body names none.
     */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** The header {@code x-request-id}, to quote to the service's support. The service documents none, so it can be empty. */
    public Optional<String> requestId() {
        return HeaderMaps.requestId(headers());
    }

    /**
     * The response's headers as they came, but with the secrets of the call masked; names match in any case. Unmodifiable.
     * Empty after deserialization.
     */
    public Map<String, List<String>> headers() {
        return headers == null ? Map.of() : headers;
    }

    /**
     * How long the service asked to wait, from the time of the response; not negative. It is the header {@code Retry-After}, and for a
     * 429 without one the time until {@code X-RateLimit-Reset}. Empty when it did not ask, or not in a way that can be read.
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * The beginning of the body as text, up to 8,192 characters, with the secrets of the call masked. Empty when there was
     * none. Else it is as it came, in the character set that it came in: line ends and control characters can be in it.
     */
    public String rawBody() {
        return rawBody;
    }

    /** Builds the exception of the subclass that belongs to a status. */
    public static final class Builder {
        private static final int MAX_TEXT = 300;

        private final int statusCode;
        private String operationId = "call";
        private int attempts = 1;
        private boolean mayHaveTakenEffect;
        private @Nullable String message;
        private @Nullable String code;
        private @Nullable Duration retryAfter;
        private String rawBody = "";
        private @Nullable PlatformOAuthError error;
        private @Nullable Object typedError;
        private Map<String, List<String>> headers = Map.of();
        private @Nullable RateLimit rateLimit;
        private Map<String, String> pathArguments = Map.of();

        private Builder(int statusCode) {
            this.statusCode = statusCode;
        }

        /** What {@link AutopostingException#operationId()} says. Default {@code call}. */
        public Builder operationId(String value) {
            this.operationId = Objects.requireNonNull(value, "operationId");
            return this;
        }

        /** How many attempts were begun. Default 1. */
        public Builder attempts(int value) {
            this.attempts = value;
            return this;
        }

        /** Whether the service could have carried the call out. Default false. */
        public Builder mayHaveTakenEffect(boolean value) {
            this.mayHaveTakenEffect = value;
            return this;
        }

        /** The exception's message. Default: made of operation, status, code, the error's text and the path arguments. */
        public Builder message(String value) {
            this.message = Objects.requireNonNull(value, "message");
            return this;
        }

        /** What {@link ApiException#code()} says. Default: nothing. */
        public Builder code(String value) {
            this.code = Objects.requireNonNull(value, "code");
            return this;
        }

        /** How long the service asked to wait; not read from the headers. Default: it did not ask. */
        public Builder retryAfter(Duration value) {
            this.retryAfter = Objects.requireNonNull(value, "retryAfter");
            return this;
        }

        /** What {@link ApiException#rawBody()} says; neither masked nor cut here. Default empty. */
        public Builder rawBody(String value) {
            this.rawBody = Objects.requireNonNull(value, "rawBody");
            return this;
        }

        /** The body in its documented form. Default: an error with no properties. */
        public Builder error(PlatformOAuthError value) {
            this.error = Objects.requireNonNull(value, "error");
            return this;
        }

        /**
         * The body as another type that the specification declares for the status: what {@link ApiException#errorAs} gives. Default:
         * none.
         */
        public Builder typedError(Object value) {
            this.typedError = Objects.requireNonNull(value, "typedError");
            return this;
        }

        /**
         * The headers, copied; names in any case. The request id and, unless it is set, the rate limit are read from them. Default
         * none.
         */
        public Builder headers(Map<String, List<String>> value) {
            this.headers = HeaderMaps.copy(value);
            return this;
        }

        /** What the service said of the rate limit. Default: as the headers say. */
        public Builder rateLimit(RateLimit value) {
            this.rateLimit = Objects.requireNonNull(value, "rateLimit");
            return this;
        }

        /** By their names; those of secret names are left out. They stand in the default message. Default none. */
        public Builder pathArguments(Map<String, String> value) {
            this.pathArguments = PathArguments.withoutSecrets(value);
            return this;
        }

        /**
         * The exception of the subclass that belongs to the status: {@link UnexpectedStatusException} for one that has none of its
         * own.
         */
        public ApiException build() {
            return switch (statusCode) {
                case 400, 422 -> new BadRequestException(this);
                case 401 -> new UnauthorizedException(this);
                case 402 -> new PaymentRequiredException(this);
                case 403 -> new ForbiddenException(this);
                case 404 -> new NotFoundException(this);
                case 409 -> new ConflictException(this);
                case 429 -> new RateLimitException(this);
                default ->
                    statusCode >= 500 && statusCode <= 599
                            ? new ServerException(this)
                            : new UnexpectedStatusException(this);
            };
        }

        private String defaultMessage() {
            StringBuilder text =
                    new StringBuilder(operationId).append(": HTTP ").append(statusCode);
            if (code != null) {
                text.append(' ').append(oneLine(code));
            }
            String prose =
                    error == null ? null : error.message().or(error::error).orElse(null);
            if (prose != null && !prose.equals(code)) {
                text.append(": ").append(oneLine(prose));
            }
            HeaderMaps.requestId(headers)
                    .ifPresent(
                            id -> text.append(" (request ").append(oneLine(id)).append(')'));
            return text.append(PathArguments.text(pathArguments)).toString();
        }

        private static String oneLine(String text) {
            return Printable.of(text, MAX_TEXT);
        }
    }
}
