package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class AttemptLogTest {
    private static List<String> lines(String requestId) {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger logger = Logger.getLogger("ai.autoposting.sdk");
        logger.setLevel(Level.FINE);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            SecretMasker secrets = new SecretMasker();
            secrets.add("sk-social-secret");
            AttemptLog.write(
                    "op",
                    1,
                    OptionalInt.of(200),
                    Optional.empty(),
                    Duration.ofMillis(7),
                    new ResponseHeaders(new Headers.Builder()
                            .addUnsafeNonAscii("X-Request-Id", requestId)
                            .build()),
                    secrets);
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
        return lines;
    }

    @Test
    void nobodyForgesALineThroughTheRequestId() {
        assertThat(lines("r1\r\nINFO forged\u001b[2J\u0085a\u2028b\u202ec"))
                .containsExactly("op attempt 1: HTTP 200 after 7 ms, request r1 INFO forged [2J a b c");
    }

    @Test
    void aRequestIdIsMaskedAndThenCut() {
        assertThat(lines("x".repeat(200_000)))
                .containsExactly("op attempt 1: HTTP 200 after 7 ms, request " + "x".repeat(100) + "…");
        assertThat(lines("x".repeat(90) + "sk-social-secret"))
                .containsExactly("op attempt 1: HTTP 200 after 7 ms, request " + "x".repeat(90) + "***");
    }
}
