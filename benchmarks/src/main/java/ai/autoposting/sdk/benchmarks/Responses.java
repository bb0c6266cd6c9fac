package ai.autoposting.sdk.benchmarks;

import java.nio.charset.StandardCharsets;

/** The bodies that the responder answers with. */
final class Responses {
    private Responses() {}

    /** A list of tokens in the service's envelope. */
    static byte[] tokens(int count) {
        StringBuilder json = new StringBuilder(count * 230 + 32).append("{\"success\":true,\"data\":[");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append(token(i));
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One token that has never been used, in the service's envelope. */
    static byte[] fresh() {
        return ("{\"success\":true,\"data\":[" + token(0).replace("\"2024-01-10T09:05:00.123Z\"", "null") + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One stored token in the service's envelope. */
    static byte[] stored() {
        return ("{\"success\":true,\"data\":" + token(0) + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** As large as one token, in the form that another service answers with. */
    static byte[] file() {
        return ("{\"id\":\"file-abc123\",\"object\":\"file\",\"bytes\":175,\"created_at\":1613677385,"
                        + "\"expires_at\":1677614202,\"filename\":\"salesOverview.jsonl\",\"purpose\":\"assistants\","
                        + "\"status\":\"processed\",\"status_details\":\"nothing to say of this one\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String token(int i) {
        return "{\"tokenId\":\"tok_" + (1_000_000 + i) + "\",\"platformUserId\":\"x_" + (12_345 + i)
                + "\",\"username\":\"@acmecorp" + i + "\",\"scopes\":[\"tweet.read\",\"tweet.write\"],"
                + "\"expiresAt\":\"2025-01-01T00:00:00Z\",\"lastUsedAt\":\"2024-01-10T09:05:00.123Z\","
                + "\"status\":\"active\"}";
    }
}
