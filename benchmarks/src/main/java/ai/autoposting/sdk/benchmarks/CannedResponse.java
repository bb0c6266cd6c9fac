package ai.autoposting.sdk.benchmarks;

import java.io.ByteArrayInputStream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/** Answers every request with the same body, which is streamed from memory as it would be from a socket. */
final class CannedResponse implements Interceptor {
    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] body;

    CannedResponse(byte[] body) {
        this.body = body;
    }

    @Override
    public Response intercept(Chain chain) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .header("Content-Type", "application/json")
                .body(new Streamed(body))
                .build();
    }

    private static final class Streamed extends ResponseBody {
        private final BufferedSource source;
        private final long length;

        Streamed(byte[] bytes) {
            this.source = Okio.buffer(Okio.source(new ByteArrayInputStream(bytes)));
            this.length = bytes.length;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}
