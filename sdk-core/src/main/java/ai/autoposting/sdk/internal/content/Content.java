package ai.autoposting.sdk.internal.content;

import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.http.RequestContent;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** The body of one call: its pieces, its media type, and what in it is secret. To be closed when the call has ended. */
public final class Content implements RequestContent {
    private final String type;
    private final List<Piece> pieces;
    private final Consumer<SecretMasker> secrets;

    Content(String type, List<Piece> pieces, Consumer<SecretMasker> secrets) {
        this.type = type;
        this.pieces = pieces;
        this.secrets = secrets;
    }

    /** The header {@code Content-Type}. */
    public String type() {
        return type;
    }

    /** A request with this body. Made here, so that JSON needs none of these classes: CONTRIBUTING, "The first call". */
    public HttpRequest request(String method, HttpUrl url, Headers headers, boolean repeatable) {
        return new HttpRequest(method, url, headers, null, this, repeatable);
    }

    /** Gives what must not be shown where a response echoes it. */
    public void addSecrets(SecretMasker masker) {
        secrets.accept(masker);
    }

    @Override
    public long length() {
        long sum = 0;
        for (Piece piece : pieces) {
            long length = piece.length();
            if (length < 0) {
                return -1;
            }
            sum += length;
        }
        return sum;
    }

    @Override
    public boolean isSpent() {
        for (Piece piece : pieces) {
            if (piece instanceof Source source && source.isSpent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (Piece piece : pieces) {
            piece.writeTo(out);
        }
    }

    /** Closes the streams among the sources. Idempotent, as far as they are. */
    public void close() {
        for (Piece piece : pieces) {
            if (piece instanceof Source source) {
                source.close();
            }
        }
    }
}
