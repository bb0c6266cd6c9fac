package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** Where an operation is that has a server of its own. The key goes there, so the rules of {@link BaseUrl} hold. */
final class OperationServer {
    private OperationServer() {}

    /**
     * What stands before the operation's path.
     *
     * @param base the client's base URL
     * @param isDefault whether that is the service itself: other clients are never led to another host
     * @throws IllegalArgumentException when the operation's server cannot be used
     */
    static HttpUrl of(Operation<?> operation, HttpUrl base, boolean isDefault) {
        String server = operation.server().orElseThrow();
        if (server.startsWith("/")) {
            return base.newBuilder().encodedPath(server).build();
        }
        return isDefault ? absolute(operation, server) : base;
    }

    private static HttpUrl absolute(Operation<?> operation, String server) {
        List<String> problems = new ArrayList<>();
        HttpUrl url = BaseUrl.parse(server, false, problems);
        if (url == null) {
            throw new IllegalArgumentException(
                    operation.id() + ": " + String.join("; ", problems).replace("baseUrl", "server"));
        }
        return url;
    }
}
