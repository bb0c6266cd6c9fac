package ai.autoposting.sdk.internal.http;

import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Makes OkHttp's requests. Keeps the last one with a body and the last one without, since making the headers costs more than
 * all else of a request, and most calls have the same. A client that alternates keys makes them anew each time.
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
        Prototype last = request.json == null ? withoutBody : withBody;
        if (last != null && last.fits(request, authorization)) {
            return last.request;
        }
        Prototype made = new Prototype(request, authorization);
        if (request.json == null) {
            withoutBody = made;
        } else {
            withBody = made;
        }
        return made.request;
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
    private static final class Prototype {
        private final Headers headers;
        private final HttpRequest.@Nullable Authorization authorization;
        private final Request request;

        Prototype(HttpRequest from, HttpRequest.@Nullable Authorization authorization) {
            this.headers = from.headers;
            this.authorization = authorization;
            Request.Builder builder = new Request.Builder().url(from.url).headers(from.headers);
            if (authorization != null) {
                builder.header(authorization.name, authorization.value);
            }
            this.request = builder.build();
        }

        boolean fits(HttpRequest other, HttpRequest.@Nullable Authorization given) {
            return headers == other.headers && authorization == given;
        }
    }
}
