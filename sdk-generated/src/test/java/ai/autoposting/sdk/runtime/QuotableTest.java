package ai.autoposting.sdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "slug",
                "tokenId",
                "user_id",
                "X-A",
                "x-request-id",
                "Accept-Language",
                "accessToken",
                "filter.status"
            })
    void wordsAreQuoted(String name) {
        assertThat(Quotable.name(name)).isEqualTo(name);
        assertThat(Quotable.orMask(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk-social-secret",
                "SK_live",
                "ap_live_secret",
                "key-one",
                "ya29.a0AfH6",
                "Bearer x",
                "a\nb",
                "schlüssel",
                "-a",
                "a-",
                "a--b",
                "abcdefghijklmnop",
                "an-honest-name-that-goes-on-for-far-too-long"
            })
    void whatCouldBeAKeyIsNot(String name) {
        assertThat(Quotable.name(name)).isEqualTo("of " + name.length() + " characters");
        assertThat(Quotable.orMask(name)).isEqualTo("***");
    }
}
