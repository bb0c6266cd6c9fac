package ai.autoposting.sdk.internal.http;

import org.jspecify.annotations.Nullable;

/** Sends one request and gives back the head of the response. A seam for tests. */
public interface HttpTransport {
    /**
     * Sends the request.
     *
     * @param authorization null for an operation without a credential
     * @param nanos limit for the request and its response, body included
     * @throws HttpTransportException whatever goes wrong, an {@code Error} included
     */
    HttpResponse send(
            HttpRequest request,
            HttpRequest.@Nullable Authorization authorization,
            long nanos,
            Cancellation cancellation)
            throws HttpTransportException;

    /** Does what a first request does, but for the network. Never throws. */
    default void warmUp() {}
}
