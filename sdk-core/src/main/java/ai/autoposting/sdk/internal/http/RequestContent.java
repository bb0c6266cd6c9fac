package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is written while it is sent. */
public interface RequestContent {
    /** In bytes; -1 when nobody knows. */
    long length();

    /** Whether it has begun to be sent and cannot be sent again. */
    boolean isSpent();

    /** @throws HttpConnectionException of the kind SOURCE when not the connection but what is sent has failed */
    void writeTo(OutputStream out) throws IOException;
}
