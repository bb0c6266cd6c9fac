package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.AutopostingClient;
import org.jspecify.annotations.Nullable;

/** The client that comes with a server: made when it is first asked for, closed with the server. */
final class OwnClient implements AutoCloseable {
    private final AutopostingClient.Builder builder;
    private @Nullable AutopostingClient client;
    private boolean closed;

    OwnClient(AutopostingClient.Builder builder) {
        this.builder = builder;
    }

    synchronized AutopostingClient get() {
        if (client == null) {
            if (closed) {
                throw new IllegalStateException("the mock server is closed");
            }
            client = builder.build();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }
}
