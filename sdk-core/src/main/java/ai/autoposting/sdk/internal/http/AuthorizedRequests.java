package ai.autoposting.sdk.internal.http;

import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Makes OkHttp's requests. Keeps the last one with a body and the last one without, each with its credential, since making the
 * headers costs more than all else of a request, and most calls have the same.
 */
final class AuthorizedRequests {
    private static final byte[] NO_BYTES = new byte[0];

    private volatile @Nullable Prototype withBody;
    private volatile @Nullable Prototype withoutBody;

    Request of(HttpRequest request, HttpRequest.@Nullable Authorization authorization) {
        return prototype(request, authorization)
                .newBuilder()
                .url(request.url)
                .method(request.method, body(request))
                .build();
    }

    private Request prototype(HttpRequest request, HttpRequest.@Nullable Authorization authorization) {
        if (request.content != null) { // its headers are seldom those of another one
            return new Prototype(request, authorization).request;
        }
        boolean bare = request.json == null;
        Prototype last = authorization == null
                ? bare ? withoutBody : withBody
                : bare ? authorization.withoutBody : authorization.withBody;
        if (last != null && last.headers == request.headers) {
            return last.request;
        }
        Prototype made = new Prototype(request, authorization);
        keep(made, bare, authorization);
        return made.request;
    }

    private void keep(Prototype made, boolean bare, HttpRequest.@Nullable Authorization authorization) {
        if (authorization == null) {
            withBody = bare ? withBody : made;
            withoutBody = bare ? made : withoutBody;
        } else if (bare) {
            authorization.withoutBody = made;
        } else {
            authorization.withBody = made;
        }
    }

    private static @Nullable RequestBody body(HttpRequest request) {
        if (request.json != null) {
            return OneShotBody.of(request.json);
        }
        if (request.content != null) {
            return StreamedBody.of(request.content);
        }
        return switch (request.method) {
            case "POST", "PUT", "PATCH" -> OneShotBody.of(NO_BYTES);
            default -> null;
        };
    }

    /** A request that carries the credential, and what it was made from. No record, since that would print the key. */
    static final class Prototype {
        private final Headers headers;
        private final Request request;

        Prototype(HttpRequest from, HttpRequest.@Nullable Authorization authorization) {
            this.headers = from.headers;
            Request.Builder builder = new Request.Builder().url(from.url).headers(from.headers);
            if (authorization != null) {
                builder.header(authorization.name, authorization.value);
            }
            this.request = builder.build();
        }
    }
}
