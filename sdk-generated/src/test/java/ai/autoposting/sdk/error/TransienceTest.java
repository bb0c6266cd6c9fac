package ai.autoposting.sdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which failures may pass: every status there is, and every exception without one. */
final class TransienceTest {
    @Test
    void ofAllStatusesOnly408And429And5xxMayPass() {
        TreeSet<Integer> mayPass = new TreeSet<>();
        for (int status = 100; status <= 999; status++) {
            if (ApiException.builder(status).build().isTransient()) {
                mayPass.add(status);
            }
        }
        TreeSet<Integer> expected = new TreeSet<>();
        for (int status = 500; status <= 599; status++) {
            expected.add(status);
        }
        expected.add(408);
        expected.add(429);
        assertThat(mayPass).isEqualTo(expected);
    }

    @Test
    void whatGotNoResponseMayPassUnlessItWasCancelled() {
        assertThat(new ConnectionException("a", null, "a", 1, true).isTransient())
                .isTrue();
        assertThat(new CallTimeoutException("a", null, "a", 0, false).isTransient())
                .isTrue();
        assertThat(new CallCancelledException("a", null, "a", 1, true).isTransient())
                .isFalse();
    }

    @Test
    void aResponseThatIsNoResultIsTheSameLater() {
        for (int status = 200; status <= 299; status++) {
            assertThat(InvalidResponseException.builder(status, "a").build().isTransient())
                    .isFalse();
        }
    }

    /** Whether it may pass says nothing of whether sending it again is safe. */
    @Test
    void transienceAndDoubtAreTwoThings() {
        assertThat(ApiException.builder(500).mayHaveTakenEffect(true).build().isTransient())
                .isTrue();
        assertThat(ApiException.builder(429).mayHaveTakenEffect(false).build().isTransient())
                .isTrue();
        assertThat(ApiException.builder(404).mayHaveTakenEffect(false).build().isTransient())
                .isFalse();
    }
}
