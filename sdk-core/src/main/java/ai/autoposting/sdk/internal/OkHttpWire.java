package ai.autoposting.sdk.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends requests through OkHttp. Knows HTTP; knows nothing of retries and bodies' meaning. */
final class OkHttpWire implements Wire {
    private static final byte[] NO_BYTES = new byte[0];

    private final OkHttpClient client;
    private final Credential credential;

    OkHttpWire(OkHttpClient client, Credential credential) {
        this.client = client;
        this.credential = credential;
    }

    @Override
    public Answer send(PreparedCall<?> call, @Nullable String key, long nanos, Cancellation cancellation, Trace trace)
            throws IOException {
        HttpAttempt attempt = new HttpAttempt(trace, call.operation().idempotent());
        Call exchange = client.newCall(request(call, key, attempt));
        exchange.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
        cancellation.attach(new Abort(exchange));
        Response response = exchange.execute();
        return new HttpAnswer(exchange, response, attempt.headers);
    }

    private Request request(PreparedCall<?> call, @Nullable String key, HttpAttempt attempt) {
        Request.Builder request = new Request.Builder()
                .url(call.url)
                .headers(call.headers)
                .method(call.operation().method(), body(call))
                .tag(HttpAttempt.class, attempt);
        if (key != null) {
            request.header(credential.header(), credential.value(key));
        }
        return request.build();
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
        private final Call exchange;
        private final Response response;
        private final ResponseHeaders headers;
        private boolean ended;

        HttpAnswer(Call exchange, Response response, @Nullable Headers original) {
            this.exchange = exchange;
            this.response = response;
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
            response.close();
        }
    }
}
