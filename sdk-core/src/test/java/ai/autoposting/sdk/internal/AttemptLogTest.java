package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.LogLines;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class AttemptLogTest {
    private static List<String> lines(String requestId) {
        List<String> lines = new ArrayList<>();
        try (LogLines log = new LogLines()) {
            log.into(lines);
            SecretMasker secrets = new SecretMasker();
            secrets.add("sk-social-secret");
            AttemptLog.write(
                    "op",
                    1,
                    OptionalInt.of(200),
                    Optional.empty(),
                    null,
                    Duration.ofMillis(7),
                    new ResponseHeaders(new Headers.Builder()
                            .addUnsafeNonAscii("X-Request-Id", requestId)
                            .build()),
                    secrets);
        }
        return lines;
    }

    @Test
    void nobodyForgesALineThroughTheRequestId() {
        assertThat(lines("r1\r\nINFO forged\u001b[2J\u0085a\u2028b\u202ec"))
                .containsExactly("FINE op attempt 1: HTTP 200 after 7 ms, request r1 INFO forged [2J a b c");
    }

    @Test
    void aRequestIdIsMaskedAndThenCut() {
        assertThat(lines("x".repeat(200_000)))
                .containsExactly("FINE op attempt 1: HTTP 200 after 7 ms, request " + "x".repeat(100) + "…");
        assertThat(lines("x".repeat(90) + "sk-social-secret"))
                .containsExactly("FINE op attempt 1: HTTP 200 after 7 ms, request " + "x".repeat(90) + "***");
    }
}
