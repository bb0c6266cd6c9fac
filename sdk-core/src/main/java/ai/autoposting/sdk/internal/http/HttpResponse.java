package ai.autoposting.sdk.internal.http;

import java.io.InputStream;

/** An HTTP response whose head has arrived and whose body is still to be read. */
public interface HttpResponse extends AutoCloseable {
    int status();

    ResponseHeaders headers();

    /** Whether a byte of the request may have left this process: a user's interceptor can respond by itself. */
    boolean sent();

    /** The body as it came over the wire, compressed perhaps. */
    InputStream body();

    /** From now on the response outlives its attempt: its body may take so long from now, and cancelling ends it no more. */
    default void outlive(long nanos) {}

    /** Cuts the connection off, from another thread than the one that reads. */
    default void abort() {}

    /** Lets go of the connection: for the next call when the body was read to its end, else by closing it. */
    @Override
    void close();
}
