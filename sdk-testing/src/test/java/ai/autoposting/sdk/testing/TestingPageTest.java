package ai.autoposting.sdk.testing;

import static ai.autoposting.sdk.api.PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS;
import static ai.autoposting.sdk.api.PlatformOAuthOperations.STORE_PLATFORM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.PaymentRequiredException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/testing.md, compiled and run; a test of the examples compares the two. */
@ExtendWith(AutopostingMockExtension.class)
class TestingPageTest {
    private static final StorePlatformTokenRequest request = Connector.REQUEST;

    @Test
    void withoutJUnit() {
        // snippet: testing-without-junit
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            server.brand("acme-corp").token(Platform.X, "x_12345");
            assertThat(server.client().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                    .hasSize(1);
            server.verify(); // no request broke the specification
        }
        // end
    }

    @Test
    void whereFaultsStrike(AutopostingMockServer server, AutopostingClient client) {
        // snippet: testing-faults
        server.failNext(2, Fault.status(503)); // twice, then normal
        server.failNext(STORE_PLATFORM_TOKEN, Fault.status(402), Fault.none()); // a sequence for one operation
        server.failEvery(STORE_PLATFORM_TOKEN, Fault.status(500)); // until recover() or reset()
        server.failWhen(seen -> seen.body().contains("linkedin"), Fault.dropBeforeAnswer());
        server.failRandomly(
                0.05, 42, Fault.dropBeforeAnswer(), Fault.status(503)); // 5 % of all; 42 gives the same fates each time
        server.latency(Duration.ofMillis(200)); // beside whatever else happens
        server.recover(); // all of it taken back

        server.rateLimit(10, Duration.ofMinutes(1)); // a real quota, on the server's clock; faults use it up too
        server.advance(Duration.ofMinutes(1)); // refills it
        // end
        assertThat(client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                .isEmpty();
    }

    @Test
    void resultsOfOnesOwn(AutopostingMockServer server, AutopostingClient client) {
        PlatformToken expired = PlatformToken.builder().status("expired").build();
        // snippet: testing-results
        server.answerNext(GET_PLATFORM_TOKEN_DETAILS, List.of(expired)); // then all is normal again
        // end
        assertThat(client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                .containsExactly(expired);
    }

    @Test
    void lostResponses(AutopostingMockServer server, AutopostingClient client) {
        // snippet: testing-lost-answer
        server.failNext(Fault.dropBeforeAnswer().takingEffect()); // stored, but nobody hears of it
        assertThatThrownBy(() -> client.platformOAuth().storePlatformToken("acme-corp", request))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        lost -> assertThat(lost.mayHaveTakenEffect()).isTrue());
        assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);
        // end
    }

    @Test
    void endpointsThatTheSpecificationLacks(AutopostingMockServer server) throws Exception {
        // snippet: testing-endpoint
        server.answer("GET", "/usage/{month}", "{\"success\":true,\"data\":{\"posts\":3}}");
        // end
        assertThat(RawCall.get(server, "/usage/2026-01").body()).endsWith("{\"posts\":3}}");
    }

    @Test
    void effectsThatComeLate(AutopostingMockServer server, AutopostingClient client) {
        // snippet: testing-late-effect
        server.failNext(Fault.dropBeforeAnswer().effectAfter(Duration.ofSeconds(3))); // on the server's clock
        assertThatThrownBy(() -> client.platformOAuth().storePlatformToken("acme-corp", request))
                .isInstanceOf(ConnectionException.class);
        MockRequest lost = server.requests().get(0);
        assertThat(lost.status()).isEmpty(); // none was sent
        assertThat(lost.tookEffect()).isFalse(); // not yet
        server.advance(Duration.ofSeconds(3));
        assertThat(lost.tookEffect()).isTrue();
        // end
    }

    /** The lines of that page for the shell. */
    private static List<String> shell(String pattern) throws IOException {
        return Pattern.compile("(?m)^" + pattern + "$")
                .matcher(Files.readString(Path.of("..", "docs", "testing.md")))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void everyCurlOfTheControlDoorWorks(AutopostingMockServer server) throws Exception {
        List<String> lines = shell("curl .*__mock/.*");
        assertThat(lines).hasSize(13);
        Pattern curl = Pattern.compile("curl(?: -X (\\w+))? http://127.0.0.1:8787(\\S+)(?: -d '([^']*)')?(?: +#.*)?");
        for (String line : lines) {
            Matcher parts = curl.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            HttpResponse<String> response = RawCall.of(
                            server,
                            Optional.ofNullable(parts.group(1)).orElse("GET"),
                            parts.group(2),
                            Optional.ofNullable(parts.group(3)).orElse(""))
                    .send();
            assertThat(response.statusCode()).as(line + " " + response.body()).isEqualTo(200);
        }
    }

    @Test
    void everyOptionOfTheStandaloneServerIsTaken(@TempDir Path folder) throws Exception {
        List<String> lines = shell("--[a-z-]+ .*");
        assertThat(lines).hasSize(7);
        Files.writeString(
                folder.resolve("fleet.json"), shell("\\{\"brands\": \\[.*").get(0));
        for (String line : lines) {
            String[] options = line.replaceAll(" +#.*", "")
                    .replaceAll("(\\w+\\.json)", folder.toString() + "/$1")
                    .split(" ");
            if (options[0].equals("--help")) {
                assertThatThrownBy(() -> MainOptions.settings(options)).hasMessage(MainOptions.HELP);
            } else {
                assertThat(MainOptions.settings(options)).isNotNull();
            }
        }
    }

    @Test
    void everyErrorCanBeWorded(AutopostingMockServer server, AutopostingClient client) {
        server.failNext(Fault.status(402).code("insufficient_credits").message("Top up first."));
        assertThatThrownBy(() -> client.platformOAuth().storePlatformToken("acme-corp", request))
                .isInstanceOf(PaymentRequiredException.class)
                .hasMessageContaining("Top up first.");
    }

    @Test
    void whatWasSent(AutopostingMockServer server, AutopostingClient client) {
        client.platformOAuth().storePlatformToken("acme-corp", request);
        // snippet: testing-requests
        MockRequest sent = server.requests(STORE_PLATFORM_TOKEN).get(0);
        assertThat(sent.body(StorePlatformTokenRequest.class).platformUserId()).isEqualTo("x_12345");
        assertThat(sent.body()).contains("\"accessToken\":\"***\""); // masked wherever it shows
        assertThat(sent.secret("accessToken")).contains("ya29.a0..."); // unless asked for by name
        // end
    }
}
