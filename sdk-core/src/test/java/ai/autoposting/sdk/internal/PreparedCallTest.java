package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class PreparedCallTest {
    private static PreparedCall<?> call() {
        HttpUrl base = HttpUrl.get("https://host/");
        OperationPlan<?> plan =
                new OperationPlan<>(Operation.builder("op", "GET", "/x").build(), base);
        return new PreparedCall<>(
                plan,
                new HttpRequest("GET", HttpUrl.get("https://host/x"), Headers.of(), null, true),
                null,
                1,
                1,
                0,
                List.of("proxy-password"));
    }

    @Test
    void secretsAreCollectedOnceForTheKeysThatWereSent() {
        PreparedCall<?> call = call();
        SecretMasker none = call.secrets();
        call.sentWith("key-one");
        SecretMasker one = call.secrets();
        call.sentWith("key-one");

        assertThat(one).isNotSameAs(none).isSameAs(call.secrets());
        assertThat(one.mask("key-one key-two proxy-password")).isEqualTo("*** key-two ***");

        call.sentWith("key-two");

        assertThat(call.secrets().mask("key-one key-two proxy-password")).isEqualTo("*** *** ***");
    }
}
