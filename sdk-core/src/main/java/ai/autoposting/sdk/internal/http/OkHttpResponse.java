package ai.autoposting.sdk.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Response;
import okio.AsyncTimeout;

/** A response of OkHttp's, as it came from the service, and the connection that it holds. */
final class OkHttpResponse implements HttpResponse {
    private final PooledClients.Client client;
    private final Call call;
    private final Response response;
    private final HttpAttempt attempt;
    private final int status;
    private final ResponseHeaders headers;
    private boolean ended;
    private boolean outlives;

    OkHttpResponse(PooledClients.Client client, Call call, Response response, HttpAttempt attempt) {
        this.client = client;
        this.call = call;
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
    public boolean sent() {
        return attempt.sent;
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

    /** OkHttp's own limit, where there is one, counts from the beginning of the call and would end the body with it. */
    @Override
    public void outlive(long nanos) {
        attempt.outlive(nanos);
        if (!outlives && call.timeout() instanceof AsyncTimeout limit) {
            outlives = true;
            limit.exit();
        }
    }

    @Override
    public void abort() {
        attempt.abort();
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
            client.release();
        }
    }

    /** Closing alone would read on for a while, and parse on whatever is buffered. */
    private void abandon() {
        if (!attempt.closeSocket()) {
            call.cancel();
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
