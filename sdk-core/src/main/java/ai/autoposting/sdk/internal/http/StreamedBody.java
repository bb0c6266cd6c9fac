package ai.autoposting.sdk.internal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that OkHttp may send once, written as it goes; each piece within the time of its attempt. */
final class StreamedBody extends RequestBody {
    private final RequestContent content;

    private StreamedBody(RequestContent content) {
        this.content = content;
    }

    /** As a body, so that who makes none needs this class only then. */
    static RequestBody of(RequestContent content) {
        return new StreamedBody(content);
    }

    /** Null, since the header is set with the others. */
    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return content.length();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        HttpAttempt attempt = HttpAttempt.current();
        content.writeTo(attempt == null ? sink.outputStream() : new TimedOutput(sink.outputStream(), attempt));
    }

    /** What is written waits in buffers for a while, so that no socket would notice how slowly it comes. */
    private static final class TimedOutput extends FilterOutputStream {
        private final HttpAttempt attempt;

        TimedOutput(OutputStream out, HttpAttempt attempt) {
            super(out);
            this.attempt = attempt;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            attempt.left();
            out.write(bytes, offset, length);
        }
    }
}
