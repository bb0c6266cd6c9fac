package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something is wrong with a connection or with what came over it, in our own words: its text quotes nothing of the peer's. */
public final class HttpConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        /** The peer's bytes are no HTTP/1.1, or framing without bounds. */
        MALFORMED,
        /** The connection ended before the response did. */
        ENDED,
        /** A pooled connection turned out not to be clean before a byte of the request was written to it. */
        STALE,
        /** A connection that has just been made was spoken to before a byte of the request was written to it. */
        SPOKEN_TO,
        /** The service ended TLS over a certificate of ours before it had read a byte of the request. */
        REJECTED,
        /** What was to be sent could not be read: the connection is not at fault. */
        SOURCE,
        /** The connection was refused in a way that another attempt cannot change. */
        HOPELESS
    }

    public final Kind kind;

    HttpConnectionException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    HttpConnectionException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static HttpConnectionException malformed(String message) {
        return new HttpConnectionException(Kind.MALFORMED, message);
    }

    static HttpConnectionException ended(String message) {
        return new HttpConnectionException(Kind.ENDED, message);
    }

    /** @param cause what the source threw, if that is it */
    public static HttpConnectionException source(String message, @Nullable Throwable cause) {
        HttpConnectionException failure = new HttpConnectionException(Kind.SOURCE, message);
        failure.initCause(cause);
        return failure;
    }

    /** Whether nothing of the request can have been read, though it was on its way. */
    public boolean isUnsent() {
        return kind == Kind.STALE || kind == Kind.SPOKEN_TO || kind == Kind.REJECTED;
    }
}
