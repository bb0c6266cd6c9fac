package ai.autoposting.sdk.it;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Keeps the bytes of the last exchange, as they went over the wire. */
final class Tap implements Interceptor {
    private final Buffer sent = new Buffer();
    private @Nullable Response answered;
    private ByteString answer = ByteString.EMPTY;

    @Override
    public Response intercept(Chain chain) throws IOException {
        sent.clear();
        Request request = chain.request();
        RequestBody body = request.body();
        Request tapped = body == null
                ? request
                : request.newBuilder()
                        .method(request.method(), new Tapped(body))
                        .build();
        Response response = chain.proceed(tapped);
        answered = response;
        answer = response.peekBody(1 << 20).byteString();
        return response;
    }

    Response answered() {
        if (answered == null) {
            throw new AssertionError("nothing was sent");
        }
        return answered;
    }

    ByteString sentBody() {
        return sent.snapshot();
    }

    ByteString answeredBody() {
        return answer;
    }

    private final class Tapped extends RequestBody {
        private final RequestBody body;

        Tapped(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return body.isOneShot();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            BufferedSink both = Okio.buffer(new ForwardingSink(sink) {
                @Override
                public void write(Buffer source, long byteCount) throws IOException {
                    source.copyTo(sent, 0, byteCount);
                    super.write(source, byteCount);
                }
            });
            body.writeTo(both);
            both.flush();
        }
    }
}
