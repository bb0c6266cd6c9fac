package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import okhttp3.HttpUrl;

/**
 * An error that the service answered, as it came.
 *
 * @param url of the request
 * @param cut whether the body is the beginning of a longer one, so that the beginning of a secret can stand at its end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReceivedError(
        FailureFacts facts, Operation<?> operation, HttpUrl url, ResponseHeaders headers, byte[] body, boolean cut) {
    /** The status alone: the URL and the body can hold secrets. */
    @Override
    public String toString() {
        return "ReceivedError{status=" + facts.status() + "}";
    }
}
