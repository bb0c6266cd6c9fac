package ai.autoposting.sdk.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends requests through OkHttp. Knows HTTP; knows nothing of retries and bodies' meaning. */
final class OkHttpWire implements Wire {
    private static final byte[] NO_BYTES = new byte[0];

    private final Clients clients;
    private final HttpPolicy policy;
    private final Credential credential;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Lanes lanes;

    /** Makes the HTTP clients when the first request needs them; they take their time to set up, and can fail to be. */
    interface Clients {
        Lanes make() throws IOException;
    }

    /** @param policy the one that all the clients have */
    OkHttpWire(Clients clients, HttpPolicy policy, Credential credential) {
        this.clients = clients;
        this.policy = policy;
        this.credential = credential;
    }

    @Override
    public Answer send(PreparedCall<?> call, @Nullable String key, long nanos, Cancellation cancellation, Trace trace)
            throws IOException {
        HttpAttempt attempt = new HttpAttempt(trace, call.operation().idempotent(), nanos, cancellation);
        Request request = request(call, key);
        Lanes known = lanes();
        policy.begin(request, attempt);
        HttpAttempt outer = attempt.enter();
        try {
            while (true) {
                try {
                    return send(request, known, attempt, cancellation);
                } catch (WireException notSent) {
                    if (notSent.kind != WireException.Kind.STALE || trace.sent) {
                        throw notSent;
                    }
                    attempt.left(); // another connection is for free while there is time
                }
            }
        } catch (IOException failure) {
            throw attempt.explained(failure);
        } finally {
            HttpAttempt.leaveTo(outer);
            policy.end(request);
        }
    }

    private Answer send(Request request, Lanes known, HttpAttempt attempt, Cancellation cancellation)
            throws IOException {
        Lanes.Lane lane = known.enter();
        HttpAnswer answer = null;
        try {
            Call exchange = lane.client.newCall(request);
            if (!HttpClients.hasOurSockets(lane.client)) { // ours keep the limit themselves, and need no thread for it
                exchange.timeout().timeout(attempt.left(), TimeUnit.NANOSECONDS);
            }
            attempt.carriedOutBy(exchange);
            cancellation.attach(attempt);
            answer = new HttpAnswer(lane, exchange, exchange.execute(), attempt);
            return answer;
        } finally {
            if (answer == null) {
                attempt.endService();
                lane.leave();
            }
        }
    }

    private Lanes lanes() throws IOException {
        Lanes known = lanes;
        if (known != null) {
            return known;
        }
        making.lock();
        try {
            Lanes made = lanes == null ? clients.make() : lanes;
            lanes = made;
            return made;
        } finally {
            making.unlock();
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

    private static final class HttpAnswer implements Answer {
        private final Lanes.Lane lane;
        private final Call exchange;
        private final Response response;
        private final HttpAttempt attempt;
        private final int status;
        private final ResponseHeaders headers;
        private boolean ended;

        HttpAnswer(Lanes.Lane lane, Call exchange, Response response, HttpAttempt attempt) {
            this.lane = lane;
            this.exchange = exchange;
            this.response = response;
            this.attempt = attempt;
            this.status = attempt.status == 0 ? response.code() : attempt.status;
            Headers original = attempt.headers;
            this.headers = new ResponseHeaders(original == null ? response.headers() : original);
        }

        @Override
        public int status() {
            return status;
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
                    try {
                        int count = in.read(buffer, offset, length);
                        ended |= count < 0;
                        return count;
                    } catch (IOException failure) {
                        throw attempt.explained(failure);
                    }
                }
            };
        }

        @Override
        public void close() {
            try {
                if (ended) {
                    response.close();
                } else {
                    abandon();
                }
            } finally {
                attempt.endService();
                lane.leave();
            }
        }

        /** Closing alone would read on for a while, and parse on whatever is buffered. */
        private void abandon() {
            if (!attempt.closeSocket()) {
                exchange.cancel();
                response.close();
                return;
            }
            InputStream rest = response.body().byteStream(); // not to be closed: that waits, timed by a thread
            try {
                byte[] scratch = new byte[1024];
                while (rest.read(scratch) >= 0) {
                    // What is in memory already, until the closed socket is noticed: then OkHttp lets go of it.
                }
            } catch (IOException closed) {
                // As it should be.
            }
        }
    }
}
