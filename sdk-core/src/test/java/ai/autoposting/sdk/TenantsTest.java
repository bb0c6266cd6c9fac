package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Upload;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.BadRequestException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.UnauthorizedException;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One client for many organisations, and keys that change while it runs. */
class TenantsTest {
    private static final RawServer.Reply OK = RawServer.ok("{\"success\":true,\"data\":{}}");

    private static RequestOptions key(String key) {
        return RequestOptions.builder().apiKey(key).build();
    }

    private static List<String> keys(RawServer server) {
        List<String> keys = new ArrayList<>();
        server.requests().forEach(request -> keys.add(request.header("Authorization")));
        return keys;
    }

    @Test
    void eachCallIsSentWithItsOwnKeyHoweverTheyAlternate() {
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Operation<Map<String, Object>> operation = i % 3 == 0 ? Calls.POST : Calls.GET;
                String key = "tenant-key-" + i * 7 % 20; // more than are kept
                boolean own = i % 5 != 0;
                client.executeWithResponse(
                        operation, Calls.arguments(operation), own ? key(" " + key + "\t") : RequestOptions.none());
                expected.add("Bearer " + (own ? key : Calls.KEY));
            }
            assertThat(keys(server)).isEqualTo(expected);
            assertThat(server.requests())
                    .extracting(RawServer.Request::connection)
                    .containsOnly(1);
        }
    }

    @Test
    void aClientWithoutAKeyTakesThatOfTheCall() {
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = AutopostingClient.builder()
                        .withoutApiKey()
                        .authScheme(AuthScheme.X_API_KEY)
                        .baseUrl(server.url())
                        .build()) {
            client.executeWithResponse(Calls.GET, Arguments.none(), key("tenant-key"));

            assertThat(server.requests().get(0).header("x-api-key")).isEqualTo("tenant-key");
        }
    }

    @Test
    void theKeyOfTheCallIsMaskedAlsoWhenItWasNeverSent() {
        try (RawServer server = RawServer.start(RawServer.answer(400, "", "bad tenant-key"));
                AutopostingClient client = Calls.client(server.url()).build()) {
            BadRequestException thrown = catchThrowableOfType(
                    BadRequestException.class,
                    () -> client.executeWithResponse(Calls.GET, Arguments.none(), key("tenant-key")));
            assertThat(thrown.rawBody()).isEqualTo("bad ***");

            Operation<?> named =
                    Operation.builder("readBrand", "GET", "/brands/{slug}").build();
            Thread.currentThread().interrupt();
            CallCancelledException unsent = catchThrowableOfType(
                    CallCancelledException.class,
                    () -> client.executeWithResponse(
                            named,
                            Arguments.builder().path("slug", "a-tenant-key").build(),
                            key("tenant-key")));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(unsent).hasMessage("readBrand: interrupted, for slug a-***");
            assertThat(unsent.pathArguments()).isEqualTo(Map.of("slug", "a-***"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tenant\nkey-secret", "schlüssel-secret", "tenant\u007fkey-secret"})
    void aKeyThatCannotBeSentIsRefusedUnseen(String key) {
        assertThatThrownBy(() -> key(key))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("RequestOptions cannot be built:\n  apiKey must ")
                .hasMessageNotContaining("secret");
        RequestOptions options = key("tenant-key");
        assertThat(options)
                .hasToString("RequestOptions{timeout=null, attemptTimeout=null, maxRetries=null, headers=[],"
                        + " query=[], apiKey=***}");
        assertThat(options.toBuilder().build().apiKey()).contains("tenant-key");
    }

    private static AutopostingClient rotating(RawServer server, String... keys) {
        Deque<String> left = new ArrayDeque<>(List.of(keys));
        return Calls.client(server.url())
                .apiKey(() -> left.size() > 1 ? left.remove() : left.element())
                .maxRetries(0)
                .build();
    }

    private static RawServer.Reply only(String key) {
        RawServer.Reply refused = RawServer.answer(401, "X-RateLimit-Remaining: 3\r\n", "{}");
        return (request, socket, out) ->
                (request.header("Authorization").equals("Bearer " + key) ? OK : refused).to(request, socket, out);
    }

    @Test
    void aKeyThatWasRotatedMeanwhileCostsOneAttemptMore() {
        try (RawServer server = RawServer.start(only("key-new"));
                AutopostingClient client = rotating(server, "key-old", "key-new")) {
            assertThat(client.executeWithResponse(Calls.POST, Calls.arguments(Calls.POST), RequestOptions.none())
                            .attempts())
                    .isEqualTo(2);
            assertThat(keys(server)).containsExactly("Bearer key-old", "Bearer key-new");
        }
    }

    @Test
    void theCallsOwnKeyIsNeverReplacedByTheClients() {
        try (RawServer server = RawServer.start(only("key-new"));
                AutopostingClient client = rotating(server, "key-new")) {
            UnauthorizedException thrown = catchThrowableOfType(
                    UnauthorizedException.class,
                    () -> client.executeWithResponse(Calls.GET, Arguments.none(), key("tenant-key")));
            assertThat(thrown.attempts()).isEqualTo(1);
            assertThat(thrown.rateLimit().orElseThrow().remaining()).hasValue(3);
            assertThat(keys(server)).containsExactly("Bearer tenant-key");
        }
    }

    @Test
    void aStreamThatWasReadIsNotSentWithAnotherKey() {
        Operation<?> upload = Operation.builder("upload", "POST", "/files").build();
        try (RawServer server = RawServer.start(only("key-new"));
                AutopostingClient client = rotating(server, "key-old", "key-new")) {
            Arguments once = Arguments.builder()
                    .body(Upload.of(new ByteArrayInputStream(new byte[10])))
                    .build();
            UnauthorizedException thrown =
                    catchThrowableOfType(UnauthorizedException.class, () -> client.execute(upload, once));
            assertThat(thrown.attempts()).isEqualTo(1);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void whatMayPassSaysSo() {
        AutopostingException late = new CallTimeoutException("a", null, "a", 1, true);
        AutopostingException broken = new ConnectionException("a", null, "a", 1, true);
        AutopostingException cancelled = new CallCancelledException("a", null, "a", 1, true);
        assertThat(List.of(late.isTransient(), broken.isTransient(), cancelled.isTransient()))
                .containsExactly(true, true, false);
        assertThat(late.rateLimit()).isEmpty();
        assertThat(late.pathArguments()).isEmpty();
    }
}
