package ai.autoposting.sdk.internal;

import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** What an interceptor answers in place of a network: an envelope with an empty object, whatever the status. */
final class CannedResponse {
    private CannedResponse() {}

    /** @param headers names and values in turn */
    static Response of(Interceptor.Chain chain, int status, String... headers) {
        Response.Builder response = new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("x")
                .body(ResponseBody.create("{\"success\":true,\"data\":{}}", MediaType.get("application/json")));
        for (int i = 0; i < headers.length; i += 2) {
            response.addHeader(headers[i], headers[i + 1]);
        }
        return response.build();
    }
}
