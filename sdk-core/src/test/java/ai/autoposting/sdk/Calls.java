package ai.autoposting.sdk;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import java.time.Duration;
import java.util.Map;

/** The calls that the socket tests make. */
final class Calls {
    static final String KEY = "sk-social-KEY-0123456789";
    static final String TOKEN = "access/token+with=signs";

    static final Operation<Map<String, Object>> GET = Operation.builder("readThing", "GET", "/things")
            .returnsMapOf(Object.class)
            .build();
    static final Operation<Map<String, Object>> POST = Operation.builder("storeThing", "POST", "/things")
            .returnsMapOf(Object.class)
            .build();

    private Calls() {}

    static Arguments arguments(Operation<?> operation) {
        return operation.method().equals("GET")
                ? Arguments.none()
                : Arguments.builder().body(Map.of("accessToken", TOKEN)).build();
    }

    /** A client that does not wait between attempts. */
    static AutopostingClient.Builder client(String url) {
        return AutopostingClient.builder().apiKey(KEY).baseUrl(url).retryDelay(Duration.ZERO, Duration.ZERO);
    }
}
