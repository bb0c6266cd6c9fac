package ai.autoposting.sdk.internal.http;

/** There is no response. The cause says why; it can be an {@code Error}. Has no stack trace: the cause has one. */
public final class HttpTransportException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether a byte of the request may have left this process. */
    public final boolean sent;

    private final Throwable reason;

    public HttpTransportException(boolean sent, Throwable cause) {
        super(null, cause, false, false);
        this.sent = sent;
        this.reason = cause;
    }

    /** What went wrong. */
    public Throwable reason() {
        return reason;
    }
}
