package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server is the same in every country: with digits of other scripts, and where the small I has no dot. */
@Tag("full")
class LocaleTest {
    @ParameterizedTest
    @CsvSource({"ar,EG", "fa,IR", "tr,TR", "th,TH"})
    void idsNumbersAndNamesDoNotDependOnTheLanguage(String language, String country) throws Exception {
        List<String> options = new ArrayList<>(List.of("-Duser.language=" + language, "-Duser.country=" + country));
        if (language.equals("th")) {
            options.add("-Duser.extensions=u-ca-buddhist-nu-thai");
        }
        Process process =
                ChildJvm.program(options, Child.class).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("tok_000001 tok_000002 @acme 2 429 PT1M req_mock_000004 x_id 400 INVALID_ID ***\n");
        assertThat(process.waitFor()).isZero();
    }

    /** Runs in a JVM of that language. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            List<String> said = new ArrayList<>();
            try (AutopostingMockServer server = AutopostingMockServer.start()) {
                server.brand("acme").token(Platform.LINKEDIN, "l_id");
                said.add(server.tokens("acme", Platform.LINKEDIN)
                        .get(0)
                        .tokenId()
                        .orElseThrow());
                new Connector(server.client()).connect("acme");
                PlatformToken token = server.tokens("acme", Platform.X).get(0);
                said.add(token.tokenId().orElseThrow());
                said.add(token.username().orElseThrow());
                List<PlatformToken> first =
                        server.client().platformOAuth().getPlatformTokenDetails("acme", Platform.LINKEDIN);
                List<PlatformToken> second =
                        server.client().platformOAuth().getPlatformTokenDetails("acme", Platform.X);
                said.add(Integer.toString(first.size() + second.size()));
                said.add(limited(server));
                String body =
                        "{\"platform\":\"x\",\"PASSWORD_ID\":1,\"SIGNING_SECRET\":\"s\",\"accessToken\":\"a\",\"platformUserId\":\"x_id\"}";
                server.recover();
                RawCall.post(server, "/brands/acme/tokens", body);
                said.add(server.tokens("acme", Platform.X)
                        .get(1)
                        .platformUserId()
                        .orElseThrow());
                server.failNext(
                        Fault.status(400).shape(ErrorShape.TEXT_AND_CODE).code("invalid_id"));
                var response = RawCall.get(server, "/brands/acme/tokens/x");
                said.add(Integer.toString(response.statusCode()));
                said.add(JsonTrees.parse(response.body())
                        .orElseThrow()
                        .path("code")
                        .asText());
                said.add(JsonTrees.parse(server.requests().get(4).body())
                        .orElseThrow()
                        .path("SIGNING_SECRET")
                        .asText());
            }
            System.out.println(String.join(" ", said));
        }

        private static String limited(AutopostingMockServer server) {
            server.rateLimit(0, Duration.ofMinutes(1));
            try (var once = server.clientBuilder().maxRetries(0).build()) {
                once.platformOAuth().getPlatformTokenDetails("acme", Platform.X);
                return "not limited";
            } catch (RateLimitException limited) {
                return limited.statusCode() + " " + limited.retryAfter().orElseThrow() + " "
                        + limited.requestId().orElseThrow();
            }
        }
    }
}
