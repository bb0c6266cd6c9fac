package ai.autoposting.sdk.internal.content;

import java.io.IOException;
import java.io.OutputStream;

/** A part of a body, as it goes over the wire. */
interface Piece {
    /** In bytes; -1 when nobody knows. */
    long length();

    void writeTo(OutputStream out) throws IOException;
}
