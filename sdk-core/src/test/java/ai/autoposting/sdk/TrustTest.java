package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.ConnectionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that cannot be made however often one tries are tried once, and are no doubt. */
class TrustTest {
    @TempDir
    Path directory;

    /** One call of each kind; prints what came of each, and what the listener heard of their ends. */
    static final class Program {
        public static void main(String[] arguments) throws Exception {
            try (RawServer server = RawServer.startTls(RawServer.ok("{\"data\":{}}"));
                    AutopostingClient client = Calls.client(server.url())
                            .listener(new CallListener() {
                                @Override
                                public void callEnded(CallEnded event) {
                                    System.out.println("ended after " + event.attempts() + ": "
                                            + event.failure().orElse("well"));
                                }
                            })
                            .build()) {
                if (Boolean.getBoolean("warm")) {
                    client.warmUp(); // leaves what is wrong to the calls
                }
                for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
                    print(catchThrowable(() -> client.execute(operation, Calls.arguments(operation))));
                    print(catchThrowable(() -> client.async()
                            .execute(operation, Calls.arguments(operation))
                            .get()));
                }
            }
        }

        private static void print(Throwable thrown) {
            AutopostingException failure =
                    (AutopostingException) (thrown instanceof ExecutionException ? thrown.getCause() : thrown);
            System.out.println(
                    failure.getClass().getSimpleName() + " " + failure.attempts() + " " + failure.mayHaveTakenEffect());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unreadable", "empty", "unreadable, warmed up"})
    void aTrustStoreThatTrustsNobodyIsOneAttemptWithoutDoubt(String kind) throws Exception {
        Path store = directory.resolve(kind);
        if (kind.startsWith("unreadable")) {
            Files.writeString(store, "this is no key store");
        }

        assertThat(ChildJvm.run(
                                directory,
                                Program.class,
                                "-Djavax.net.ssl.trustStore=" + store,
                                "-Dwarm=" + kind.endsWith("up"))
                        .lines())
                .containsOnly("ended after 1: ConnectionException", "ConnectionException 1 false")
                .hasSize(8);
    }

    @Test
    void aServiceThatWantsACertificateOfOursIsAskedOnce() throws Exception {
        try (RawServer server = RawServer.startTls(RawServer.ok("{\"data\":{}}"), listener -> {
                    SSLServerSocket tls = (SSLServerSocket) listener;
                    tls.setNeedClientAuth(true);
                    tls.setEnabledProtocols(new String[] {"TLSv1.3"});
                });
                AutopostingClient client = Calls.client(server.url())
                        .httpClient(CancelTest.trusting())
                        .build()) {
            for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
                ConnectionException thrown = catchThrowableOfType(
                        ConnectionException.class, () -> client.execute(operation, Calls.arguments(operation)));

                assertThat(thrown.attempts()).isEqualTo(1);
                assertThat(thrown.mayHaveTakenEffect()).isFalse();
                assertThat(thrown)
                        .hasMessage(
                                operation.id() + ": could not connect: the service refuses the client's certificate, or"
                                        + " wants one; see the cause");
            }
            assertThat(server.requests()).isEmpty();
        }
    }
}
