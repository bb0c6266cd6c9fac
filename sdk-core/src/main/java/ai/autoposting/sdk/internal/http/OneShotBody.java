package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that OkHttp may send once: whether it is sent again is the engine's decision. */
final class OneShotBody extends RequestBody {
    private final byte[] json;

    private OneShotBody(byte[] json) {
        this.json = json;
    }

    /** As a body, so that who makes none needs this class only then. */
    static RequestBody of(byte[] json) {
        return new OneShotBody(json);
    }

    /** Null, since the header is set with the others. */
    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return json.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(json);
    }
}
