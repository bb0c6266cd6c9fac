package ai.autoposting.sdk.testing;

import java.io.IOException;

/** Stores for the brand acme-corp on X, by hand. */
final class TokenBody {
    private TokenBody() {}

    static String of(String platformUserId) {
        return "{\"platform\":\"x\",\"accessToken\":\"ya29.a0\",\"platformUserId\":\"" + platformUserId + "\"}";
    }

    /** The status; 0 when the connection gave none or ended in the middle. */
    static int store(AutopostingMockServer server, String platformUserId) throws Exception {
        try {
            return RawCall.post(server, "/brands/acme-corp/tokens", of(platformUserId))
                    .statusCode();
        } catch (IOException lost) {
            return 0;
        }
    }
}
