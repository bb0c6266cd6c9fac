package ai.autoposting.sdk.internal.http;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A request in its wire form, to be sent as often as need be. No record, since that would print the key. */
public final class HttpRequest {
    final String method;
    public final HttpUrl url;
    /** All but the credential. The same object for calls with the same headers, so that what is made from it can be kept. */
    public final Headers headers;

    public final byte @Nullable [] json;
    /** A body that is no JSON. */
    public final @Nullable RequestContent content;

    final boolean repeatable;

    /** @param repeatable whether it may be carried out twice */
    public HttpRequest(String method, HttpUrl url, Headers headers, byte @Nullable [] json, boolean repeatable) {
        this(method, url, headers, json, null, repeatable);
    }

    /** The same with a body that is written while it is sent. */
    public HttpRequest(
            String method,
            HttpUrl url,
            Headers headers,
            byte @Nullable [] json,
            @Nullable RequestContent content,
            boolean repeatable) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.json = json;
        this.content = content;
        this.repeatable = repeatable;
    }

    /** The header that says who sends a request. */
    public static final class Authorization {
        public final String name;
        public final String value;
        /** What in the value must not be shown. */
        public final String secret;

        volatile AuthorizedRequests.@Nullable Prototype withBody;
        volatile AuthorizedRequests.@Nullable Prototype withoutBody;

        /** @param prefix what stands before the secret in the value */
        public Authorization(String name, String prefix, String secret) {
            this.name = name;
            this.value = prefix + secret;
            this.secret = secret;
        }
    }
}
