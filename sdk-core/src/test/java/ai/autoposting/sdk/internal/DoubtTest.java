package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.internal.FailureFacts.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table in the Javadoc of {@code mayHaveTakenEffect()}, row by row. */
class DoubtTest {
    @ParameterizedTest
    @CsvSource({
        "DISCONNECTED, false, 0, false, false",
        "HOPELESS, false, 0, false, false",
        "CANCELLED, false, 0, false, false",
        "ATTEMPT_TIMED_OUT, false, 0, false, false",
        "CALL_TIMED_OUT, false, 0, false, false",
        "ERROR_STATUS, true, 302, false, false",
        "ERROR_STATUS, true, 400, false, false",
        "ERROR_STATUS, true, 404, false, false",
        "ERROR_STATUS, true, 429, false, false",
        "ERROR_STATUS, true, 503, true, false",
        "ERROR_STATUS, true, 0, false, true",
        "ERROR_STATUS, true, 101, false, true",
        "ERROR_STATUS, true, 408, false, true",
        "ERROR_STATUS, true, 600, false, true",
        "ERROR_STATUS, true, 500, false, true",
        "ERROR_STATUS, true, 503, false, true",
        "ERROR_STATUS, true, 504, false, true",
        "DISCONNECTED, true, 0, false, true",
        "ATTEMPT_TIMED_OUT, true, 0, false, true",
        "CALL_TIMED_OUT, true, 0, false, true",
        "CANCELLED, true, 0, false, true",
        "UNREADABLE, true, 200, false, true",
        "DENIED, true, 200, false, true"
    })
    void onlyWhatMayHaveArrivedMayHaveTakenEffect(
            Kind kind, boolean sent, int status, boolean refused, boolean expected) {
        FailureFacts facts = new FailureFacts(kind, sent, status, refused, refused ? Duration.ZERO : null);

        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(RetryPolicy.mayHaveTakenEffect(facts, method)).as(method).isEqualTo(expected);
        }
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            assertThat(RetryPolicy.mayHaveTakenEffect(facts, method)).as(method).isFalse();
        }
    }
}
