package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.internal.body.CodecResolver;
import ai.autoposting.sdk.internal.content.Bodies;
import ai.autoposting.sdk.internal.content.Content;
import ai.autoposting.sdk.internal.content.RandomBoundary;
import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.http.ProxyCredentials;
import ai.autoposting.sdk.runtime.OptionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Checks the arguments of a call and puts them into their wire form, before any I/O. */
final class CallFactory {
    private static final String JSON = "application/json";
    private static final long MAX_DOWNLOAD_BYTES = 1L << 30;
    private static final String CONTRACT = Arguments.class.getPackageName();

    private final OperationPlans plans;
    private final Headers headers;
    private final Headers headersWithBody;
    private final boolean acceptIsSet;
    private final boolean keyless;
    private final List<String> secrets;
    private final long timeout;
    private final long attemptTimeout;
    private final int maxRetries;
    private volatile @Nullable Supplier<String> boundaries;

    /** @param boundaries what parts the parts of a multipart; null for random ones */
    CallFactory(ClientSettings settings, @Nullable Supplier<String> boundaries) {
        this.boundaries = boundaries;
        this.plans = new OperationPlans(settings.url(), settings.hasDefaultUrl());
        Headers.Builder builder = new Headers.Builder()
                .add("Accept", JSON)
                .add("Accept-Encoding", "gzip")
                .add("User-Agent", UserAgent.of(settings.userAgentSuffix));
        replace(builder, settings.headers);
        this.headers = builder.build();
        this.headersWithBody = headers.newBuilder().add("Content-Type", JSON).build();
        this.keyless = settings.keyless;
        this.acceptIsSet = has("Accept", settings.headers);
        this.secrets = secrets(settings.proxyCredentials);
        this.timeout = Deadline.nanos(settings.timeout);
        this.attemptTimeout = Deadline.nanos(settings.attemptTimeout);
        this.maxRetries = settings.maxRetries;
    }

    private static List<String> secrets(@Nullable ProxyCredentials proxy) {
        return proxy == null ? List.of() : proxy.secrets();
    }

    /**
     * The call in its wire form.
     *
     * @throws IllegalArgumentException naming the argument that does not fit
     */
    <T extends @Nullable Object> PreparedCall<T> prepare(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        if (keyless && operation.authenticated() && options.apiKey().isEmpty()) {
            throw new IllegalStateException(
                    operation.id()
                            + ": the operation needs an API key, and this client was built withoutApiKey(): give one to apiKey(...)");
        }
        OperationPlan<T> plan = plans.of(operation);
        HttpUrl url = plan.url.fill(arguments, options.query());
        Object body = arguments.body().orElse(null);
        if (body != null && !plan.mayHaveBody) {
            throw new IllegalArgumentException(
                    operation.id() + ": a " + operation.method() + " request cannot have a body");
        }
        if (body != null && isContent(body)) {
            Content content = Bodies.of(body, operation.bodyType().orElse(null), operation.id(), boundaries());
            try {
                Headers all = headers(operation, arguments, options, content.type());
                return call(
                        plan,
                        content.request(operation.method(), url, all, operation.idempotent()),
                        arguments,
                        options);
            } catch (RuntimeException unfit) {
                content.close();
                throw unfit;
            }
        }
        byte[] json = body == null ? null : CodecResolver.write(body);
        HttpRequest request = new HttpRequest(
                operation.method(),
                url,
                headers(
                        operation,
                        arguments,
                        options,
                        json == null ? null : operation.bodyType().orElse(JSON)),
                json,
                operation.idempotent());
        return call(plan, request, arguments, options);
    }

    /** An upload, a form or a multipart. Told by the package: to ask for the classes would load them for JSON too. */
    private static boolean isContent(Object body) {
        return body.getClass().getPackageName().equals(CONTRACT);
    }

    private Supplier<String> boundaries() {
        Supplier<String> known = boundaries;
        if (known == null) {
            known = new RandomBoundary();
            boundaries = known;
        }
        return known;
    }

    private <T extends @Nullable Object> PreparedCall<T> call(
            OperationPlan<T> plan, HttpRequest request, Arguments arguments, RequestOptions options) {
        return new PreparedCall<>(
                plan,
                request,
                arguments.body().orElse(null),
                options.timeout().isPresent() ? Deadline.nanos(options.timeout().get()) : timeout,
                options.attemptTimeout().isPresent()
                        ? Deadline.nanos(options.attemptTimeout().get())
                        : attemptTimeout,
                options.maxRetries().orElse(maxRetries),
                secrets,
                plan.isDownload ? options.maxDownloadBytes().orElse(MAX_DOWNLOAD_BYTES) : 0,
                options.apiKey().orElse(null),
                arguments.path());
    }

    /** The same object for most calls, from which the transport keeps what it has made. */
    private Headers headers(
            Operation<?> operation, Arguments arguments, RequestOptions options, @Nullable String bodyType) {
        Headers ours = bodyType == null ? headers : headersWithBody;
        boolean usual = operation.accept().equals(JSON) || acceptIsSet;
        if (!usual || bodyType != null && !bodyType.equals(JSON)) {
            ours = special(usual ? null : operation.accept(), bodyType);
        }
        if (arguments.headers().isEmpty() && options.headers().isEmpty()) {
            return ours;
        }
        requireAllowed(operation, arguments.headers());
        Headers.Builder all = ours.newBuilder();
        replace(all, arguments.headers());
        replace(all, options.headers());
        return all.build();
    }

    private Headers special(@Nullable String accept, @Nullable String bodyType) {
        Headers.Builder special = headers.newBuilder();
        if (accept != null) {
            special.set("Accept", accept);
        }
        if (bodyType != null) {
            special.set("Content-Type", bodyType);
        }
        return special.build();
    }

    /** The rules are those of {@link RequestOptions}, where a header of the call's own can be given too. */
    private static void requireAllowed(Operation<?> operation, List<Map.Entry<String, String>> headers) {
        List<String> problems = new ArrayList<>();
        OptionRules.requireAllowed(headers, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(operation.id() + ": " + String.join("; ", problems));
        }
    }

    private static boolean has(String name, List<Map.Entry<String, String>> headers) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static void replace(Headers.Builder headers, List<Map.Entry<String, String>> more) {
        for (Map.Entry<String, String> header : more) {
            headers.removeAll(header.getKey());
        }
        for (Map.Entry<String, String> header : more) {
            headers.add(header.getKey(), header.getValue());
        }
    }
}
