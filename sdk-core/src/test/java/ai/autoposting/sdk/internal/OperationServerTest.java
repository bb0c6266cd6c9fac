package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a call goes whose operation has a server of its own. */
class OperationServerTest {
    private static final String DEFAULT = "https://app.autoposting.ai/api-proxy";

    private static String target(@Nullable String baseUrl, String server) {
        ClientSettings settings = new ClientSettings();
        settings.setApiKey("key");
        if (baseUrl != null) {
            settings.baseUrl = baseUrl;
        }
        Operation<?> operation =
                Operation.builder("op", "GET", "/things").server(server).build();
        return new CallFactory(settings.checked(), null)
                .prepare(operation, Arguments.none(), RequestOptions.none())
                .request
                .url
                .toString();
    }

    @ParameterizedTest
    @CsvSource({
        "https://uploads.example.com, https://uploads.example.com/things",
        "https://uploads.example.com:8443/v2/, https://uploads.example.com:8443/v2/things",
        "/v2, https://app.autoposting.ai/v2/things",
        "/, https://app.autoposting.ai/things"
    })
    void theServiceItselfIsWhereTheOperationSays(String server, String target) {
        for (String base : new String[] {null, DEFAULT, DEFAULT + "/"}) {
            assertThat(target(base, server)).isEqualTo(target);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/mock, https://uploads.example.com/v2, http://127.0.0.1:8080/mock/things",
        "http://127.0.0.1:8080/mock, /v2, http://127.0.0.1:8080/v2/things",
        "https://gateway.example.com/x, https://uploads.example.com, https://gateway.example.com/x/things",
        "https://app.autoposting.ai/other, https://uploads.example.com, https://app.autoposting.ai/other/things"
    })
    void anotherClientIsNeverLedToAnotherHost(String base, String server, String target) {
        assertThat(target(base, server)).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://uploads.example.com", "//uploads.example.com", "/\\uploads.example.com", "/v2?a", "x"})
    void whatIsNoServerIsRefused(String server) {
        assertThatThrownBy(() ->
                        Operation.builder("op", "GET", "/things").server(server).build())
                .hasMessageContaining("server must begin with https://, or be a path that begins with one /");
        assertThatThrownBy(() -> Operation.builder("op", "GET", "/things")
                        .server("https://{region}.example.com")
                        .build())
                .hasMessageContaining("server must have its variables filled in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "https://user:password@host", "https://host/?a=b"})
    void aServerThatIsNoUrlIsRefusedBeforeAnyIo(String server) {
        assertThatThrownBy(() -> target(null, server))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("op: server must")
                .hasMessageNotContaining("password@");
    }

    @Test
    void aListStandsInTheUrlWithCommas() {
        ClientSettings settings = new ClientSettings();
        settings.setApiKey("key");
        Arguments arguments = Arguments.builder()
                .query("a", "1,2")
                .queryList("b c", List.of("x y", "1,2", "ü"))
                .queryList("none", List.of())
                .build();

        assertThat(new CallFactory(settings.checked(), null)
                        .prepare(
                                Operation.builder("op", "GET", "/things").build(),
                                arguments,
                                RequestOptions.builder().query("d", "e").build())
                        .request
                        .url)
                .hasToString(DEFAULT + "/things?a=1%2C2&b%20c=x%20y,1%2C2,%C3%BC&d=e");
    }
}
