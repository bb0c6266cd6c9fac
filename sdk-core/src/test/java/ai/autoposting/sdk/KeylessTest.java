package ai.autoposting.sdk;

import static ai.autoposting.sdk.RawServer.answer;
import static ai.autoposting.sdk.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.BadRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients without a key, and where and in which header a key goes. */
class KeylessTest {
    private static final RawServer.Reply OK = ok("{\"success\":true}");
    private static final Operation<@Nullable Void> LOGIN =
            Operation.builder("login", "POST", "/login").authenticated(false).build();
    private static final Operation<@Nullable Void> GET =
            Operation.builder("readThing", "GET", "/things").build();

    private static AutopostingClient.Builder keyless(RawServer server) {
        return AutopostingClient.builder()
                .withoutApiKey()
                .baseUrl(server.url())
                .retryDelay(Duration.ZERO, Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aClientWithoutAKeyCallsWhatNeedsNone(Mode mode) {
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = keyless(server).build()) {
            mode.call(client, LOGIN, Arguments.none());

            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0).head()).doesNotContainIgnoringCase("authorization");
            assertThatThrownBy(() -> mode.call(client, GET, Arguments.none()))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("readThing: the operation needs an API key, and this client was built withoutApiKey():"
                            + " give one to apiKey(...)");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aKeyAndNoKeyExcludeEachOther() {
        assertThatThrownBy(() -> AutopostingClient.builder()
                        .apiKey("key")
                        .withoutApiKey()
                        .build())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("AutopostingClient cannot be built:\n"
                        + "  apiKey(...) and withoutApiKey() exclude each other: leave one of them out");
    }

    @Test
    void aClientMadeOfOneWithoutAKeyCanHaveOneAndTheOtherWayRound() {
        try (RawServer server = RawServer.start(OK);
                AutopostingClient keyless = keyless(server).build();
                AutopostingClient same = keyless.withOptions(change -> change.maxRetries(0));
                AutopostingClient keyed = keyless.withOptions(change -> change.apiKey("key-of-login"));
                AutopostingClient still = keyed.withOptions(change -> change.maxRetries(0));
                AutopostingClient again = keyed.withOptions(AutopostingClient.Builder::withoutApiKey)) {
            keyed.execute(GET, Arguments.none());
            still.execute(GET, Arguments.none());

            assertThat(server.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer key-of-login", "Bearer key-of-login");
            for (AutopostingClient none : List.of(same, again)) {
                assertThatThrownBy(() -> none.execute(GET, Arguments.none())).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void anOperationCanSayWhichHeaderTakesTheKey() {
        String echo = "{\"message\":\"you sent " + Calls.KEY + "\"}";
        Operation<?> bearer = Operation.builder("bearer", "GET", "/a")
                .keyHeader("authorization")
                .build();
        Operation<?> plain =
                Operation.builder("plain", "GET", "/a").keyHeader("X-API-Key").build();
        try (RawServer server = RawServer.start(answer(400, "", echo))) {
            for (AuthScheme scheme : AuthScheme.values()) {
                try (AutopostingClient client =
                        Calls.client(server.url()).authScheme(scheme).build()) {
                    for (Operation<?> operation : List.of(bearer, plain, bearer, GET)) {
                        BadRequestException refused = catchThrowableOfType(
                                BadRequestException.class, () -> client.execute(operation, Arguments.none()));
                        assertThat(refused.rawBody()).isEqualTo("{\"message\":\"you sent ***\"}");
                    }
                }
            }
            assertThat(server.requests())
                    .extracting(request -> request.header("Authorization") + "|" + request.header("x-api-key"))
                    .containsExactly(
                            "Bearer " + Calls.KEY + "|",
                            "|" + Calls.KEY,
                            "Bearer " + Calls.KEY + "|",
                            "Bearer " + Calls.KEY + "|",
                            "Bearer " + Calls.KEY + "|",
                            "|" + Calls.KEY,
                            "Bearer " + Calls.KEY + "|",
                            "|" + Calls.KEY);
        }
    }

    @Test
    void anOperationSaysWhatItAcceptsAndWhatItsBodyIs() {
        Operation<String> csv = Operation.builder("csv", "GET", "/a")
                .returnsText()
                .accept("text/csv, text/plain")
                .build();
        Operation<?> patch = Operation.builder("patch", "PATCH", "/a")
                .bodyType("application/merge-patch+json")
                .build();
        Arguments body = Arguments.builder().body(Map.of("a", 1)).build();
        try (RawServer server = RawServer.start(OK)) {
            try (AutopostingClient client = Calls.client(server.url()).build()) {
                client.execute(csv, Arguments.none());
                client.execute(patch, body);
                client.execute(GET, Arguments.none());
                client.execute(
                        csv, Arguments.builder().header("Accept", "text/tsv").build());
            }
            try (AutopostingClient client =
                    Calls.client(server.url()).header("accept", "a/b").build()) {
                client.execute(csv, Arguments.none());
            }
            assertThat(server.requests())
                    .extracting(request -> request.header("Accept") + "|" + request.header("Content-Type"))
                    .containsExactly(
                            "text/csv, text/plain|",
                            "application/json|application/merge-patch+json",
                            "application/json|",
                            "text/tsv|",
                            "a/b|");
            assertThat(server.requests().get(1).body()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void secretsOfAQueryListAreMaskedOneByOne() {
        String echo = "{\"message\":\"first-secret, second,secret\"}";
        try (RawServer server = RawServer.start(answer(400, "", echo));
                AutopostingClient client = Calls.client(server.url()).build()) {
            BadRequestException refused = catchThrowableOfType(
                    BadRequestException.class,
                    () -> client.execute(
                            GET,
                            Arguments.builder()
                                    .queryList("accessToken", List.of("first-secret", "second,secret"))
                                    .build()));

            assertThat(server.requests().get(0).line())
                    .isEqualTo("GET /things?accessToken=first-secret,second%2Csecret HTTP/1.1");
            assertThat(refused.rawBody()).isEqualTo("{\"message\":\"***, ***\"}");
        }
    }
}
