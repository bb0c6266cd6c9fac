package ai.autoposting.sdk.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends requests through OkHttp. Knows HTTP; knows nothing of retries and bodies' meaning. */
final class OkHttpWire implements Wire {
    private static final byte[] NO_BYTES = new byte[0];

    private final Lanes lanes;
    private final HttpPolicy policy;
    private final Credential credential;

    /** @param policy the one that all the lanes have */
    OkHttpWire(Lanes lanes, HttpPolicy policy, Credential credential) {
        this.lanes = lanes;
        this.policy = policy;
        this.credential = credential;
    }

    @Override
    public Answer send(PreparedCall<?> call, @Nullable String key, long nanos, Cancellation cancellation, Trace trace)
            throws IOException {
        HttpAttempt attempt = new HttpAttempt(trace, call.operation().idempotent());
        Request request = request(call, key);
        Lanes.Lane lane = lanes.enter();
        Call exchange = lane.client.newCall(request);
        HttpAnswer answer = null;
        policy.begin(request, attempt);
        try {
            exchange.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
            cancellation.attach(new Abort(exchange));
            answer = new HttpAnswer(lane, exchange, exchange.execute(), attempt);
            return answer;
        } finally {
            policy.end(request);
            if (answer == null) {
                lane.leave();
            }
        }
    }

    private Request request(PreparedCall<?> call, @Nullable String key) {
        return signed(call, key)
                .newBuilder()
                .url(call.url)
                .method(call.operation().method(), body(call))
                .build();
    }

    /** A request with all headers: the one made for the operation's last call, where that had the same headers and key. */
    private Request signed(PreparedCall<?> call, @Nullable String key) {
        SignedRequest last = call.plan.lastSigned;
        if (last != null && last.headers == call.headers && Objects.equals(last.key, key)) {
            return last.request;
        }
        Request.Builder request = new Request.Builder().url(call.url).headers(call.headers);
        if (key != null) {
            request.header(credential.header(), credential.value(key));
        }
        SignedRequest made = new SignedRequest(call.headers, key, request.build());
        call.plan.lastSigned = made;
        return made.request;
    }

    /** A request that carries the credential, and what it was made from. No record, since that would print the key. */
    static final class SignedRequest {
        private final Headers headers;
        private final @Nullable String key;
        private final Request request;

        private SignedRequest(Headers headers, @Nullable String key, Request request) {
            this.headers = headers;
            this.key = key;
            this.request = request;
        }
    }

    private static @Nullable RequestBody body(PreparedCall<?> call) {
        if (call.json != null) {
            return new JsonRequestBody(call.json);
        }
        return switch (call.operation().method()) {
            case "POST", "PUT", "PATCH" -> new JsonRequestBody(NO_BYTES);
            default -> null;
        };
    }

    /** No method reference: the first of those in a process takes tens of milliseconds. */
    private record Abort(Call exchange) implements Cancellation.Abortable {
        @Override
        public void abort() {
            exchange.cancel();
        }
    }

    private static final class HttpAnswer implements Answer {
        private final Lanes.Lane lane;
        private final Call exchange;
        private final Response response;
        private final ResponseHeaders headers;
        private boolean ended;

        HttpAnswer(Lanes.Lane lane, Call exchange, Response response, HttpAttempt attempt) {
            this.lane = lane;
            this.exchange = exchange;
            this.response = response;
            Headers original = attempt.headers;
            this.headers = new ResponseHeaders(original == null ? response.headers() : original);
        }

        @Override
        public int status() {
            return response.code();
        }

        @Override
        public ResponseHeaders headers() {
            return headers;
        }

        @Override
        public InputStream body() {
            return new FilterInputStream(response.body().byteStream()) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = in.read(buffer, offset, length);
                    ended |= count < 0;
                    return count;
                }
            };
        }

        @Override
        public void close() {
            if (!ended) {
                exchange.cancel(); // closing alone would read on for a while
            }
            try {
                response.close();
            } finally {
                lane.leave();
            }
        }
    }
}
