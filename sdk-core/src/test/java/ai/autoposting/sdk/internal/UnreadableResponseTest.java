package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableResponseTest {
    private static final String KEY = "k".repeat(75);

    private static InvalidResponseException of(String path) {
        SecretMasker secrets = new SecretMasker();
        secrets.add(KEY);
        return (InvalidResponseException) new UnreadableResponse(
                        200,
                        new ResponseHeaders(Headers.of("X-Echo", KEY)),
                        "its body does not fit: " + path + ": expected a string, found a number",
                        path)
                .toException(new CallSummary("op", 1, true, secrets));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 59, 60, 150, 195, 197})
    void aPathIsMaskedBeforeItIsCut(int before) {
        InvalidResponseException exception = of("$." + "x".repeat(before) + KEY);
        String shown = "$." + "x".repeat(before) + "***";
        String cut = shown.length() <= 200 ? shown : shown.substring(0, 200) + "…";

        assertThat(exception.jsonPath()).contains(cut);
        assertThat(exception)
                .hasMessage("op: HTTP 200, but its body does not fit: " + cut + ": expected a string, found a number");
        assertThat(exception.headers().get("X-Echo")).containsExactly("***");
    }

    @Test
    void aPathIsOneBoundedPrintableLine() {
        assertThat(of("$.a\u001b[2J\r\nb\u0085c\u2028d\u202ee").jsonPath()).contains("$.a [2J b c d e");
        assertThat(of("$." + "x".repeat(1_000_000)).jsonPath()).contains("$." + "x".repeat(198) + "…");
        assertThat(of("$." + "x".repeat(1_000_000)))
                .hasMessage("op: HTTP 200, but its body does not fit: $." + "x".repeat(198)
                        + "…: expected a string, found a number");
    }
}
