package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.api.PlatformOAuthOperations;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Download;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.BadRequestException;
import ai.autoposting.sdk.error.ServerException;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Results that a test has chosen. */
class AnswerNextTest {
    private static final PlatformToken EXPIRED =
            PlatformToken.builder().tokenId("tok_9").status("expired").build();

    private final AutopostingMockServer server = AutopostingMockServer.start();
    private final AutopostingClient once = server.clientBuilder().maxRetries(0).build();
    private final PlatformOAuthApi api = once.platformOAuth();

    @AfterEach
    void close() {
        once.close();
        server.close();
    }

    private List<PlatformToken> read() {
        return api.getPlatformTokenDetails("acme-corp", Platform.X);
    }

    private static StorePlatformTokenRequest request() {
        return StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("ya29.a0")
                .platformUserId("x_1")
                .build();
    }

    @Test
    void theNextCallsReturnWhatTheyWereGivenInOrderAndThenAllIsNormal() {
        server.answerNext(PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS, List.of(EXPIRED));
        server.answerNext(PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS, List.of(EXPIRED, EXPIRED));

        assertThat(read()).containsExactly(EXPIRED);
        assertThat(read()).containsExactly(EXPIRED, EXPIRED);
        assertThat(read()).isEmpty();
        server.verify();
    }

    @Test
    void onlyThatOperationIsMeantAndNothingIsStored() {
        server.answerNext(PlatformOAuthOperations.STORE_PLATFORM_TOKEN, EXPIRED);

        assertThat(read()).isEmpty();
        assertThat(api.storePlatformToken("acme-corp", request())).isEqualTo(EXPIRED);
        assertThat(server.tokens("acme-corp", Platform.X)).isEmpty();
    }

    @Test
    void aFaultARefusalAndAViolationUseNothingUp() {
        server.answerNext(PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS, List.of(EXPIRED));
        server.failNext(Fault.status(503));

        assertThatThrownBy(this::read).isInstanceOf(ServerException.class);
        try (AutopostingClient other =
                server.clientBuilder().apiKey("sk-social-other").build()) {
            assertThatThrownBy(() -> other.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                    .isInstanceOf(UnauthorizedException.class);
        }
        assertThatThrownBy(() -> api.getPlatformTokenDetails("acme-corp", Platform.of("facebook")))
                .isInstanceOf(BadRequestException.class);
        assertThat(read()).containsExactly(EXPIRED);
    }

    @Test
    void valuesThatTheSpecificationDoesNotKnowAreGiven() {
        PlatformToken strange = PlatformToken.builder()
                .additionalProperty("weight", 2.5)
                .additionalProperty("tags", List.of("a"))
                .build();
        server.answerNext(PlatformOAuthOperations.STORE_PLATFORM_TOKEN, strange);
        assertThat(api.storePlatformToken("acme-corp", request()).additionalProperties())
                .hasToString("{weight=2.5, tags=[a]}");
    }

    @Test
    void resetForgetsThem() {
        server.answerNext(PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS, List.of(EXPIRED));
        server.reset();
        assertThat(read()).isEmpty();
    }

    @Test
    void anOperationOfTheTestsOwnIsMeantByItsMethodAndPath() {
        Operation<List<PlatformToken>> own = Operation.builder("mine", "GET", "/brands/{slug}/tokens/{platform}")
                .returnsListOf(PlatformToken.class)
                .build();
        server.answerNext(own, List.of(EXPIRED));
        assertThat(read()).containsExactly(EXPIRED);
    }

    @Test
    void whatTheSpecificationLacksIsAnsweredAndStaysAViolation() {
        Operation<Map<String, Object>> inEnvelope = Operation.builder("noSuchOperation", "GET", "/no/such/path/{n}")
                .returnsMapOf(Object.class)
                .build();
        Operation<byte[]> bytes = Operation.builder("noSuchFile", "GET", "/no/such/file")
                .returnsBytes()
                .enveloped(false)
                .build();
        Operation<@Nullable Void> nothing =
                Operation.builder("noSuchDeed", "POST", "/no/such/deed").build();
        server.answerNext(inEnvelope, Map.of("posts", 3));
        server.answerNext(bytes, "a,b".getBytes(StandardCharsets.UTF_8));
        server.answerNext(nothing, null);

        assertThat(once.execute(inEnvelope, Arguments.builder().path("n", "1").build()))
                .isEqualTo(Map.of("posts", 3));
        assertThat(once.execute(bytes, Arguments.none())).asString().isEqualTo("a,b");
        assertThat(once.execute(nothing, Arguments.none())).isNull();
        assertThat(server.violations()).hasSize(3);
    }

    @Test
    void filesAndTextsAreSentAsTheyAre() throws Exception {
        Operation<Download> file = Operation.builder("noSuchFile", "GET", "/no/such/file")
                .returnsDownload()
                .build();
        Operation<String> text = Operation.builder("noSuchText", "GET", "/no/such/text")
                .returnsText()
                .build();
        Download csv = Download.builder(new ByteArrayInputStream("a,b".getBytes(StandardCharsets.UTF_8)))
                .contentType("text/csv")
                .build();
        server.answerNext(file, csv);
        server.answerNext(text, "\"as it is\"");

        HttpResponse<String> sentFile = RawCall.get(server, "/no/such/file");
        assertThat(sentFile.body()).isEqualTo("a,b");
        assertThat(sentFile.headers().firstValue("content-type")).contains("text/csv");
        HttpResponse<String> sentText = RawCall.get(server, "/no/such/text");
        assertThat(sentText.body()).isEqualTo("\"as it is\"");
        assertThat(sentText.headers().firstValue("content-type")).contains("text/plain");
    }

    @Test
    void whatCannotBeWrittenIsRefusedAtOnce() {
        Operation<Object> any = Operation.builder("noSuchOperation", "GET", "/no/such/path")
                .returns(Object.class)
                .build();
        assertThatThrownBy(() -> server.answerNext(any, new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the data of noSuchOperation (GET /no/such/path) cannot be written as JSON");
        assertThatThrownBy(() -> server.answerNext(any, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("data");
    }
}
