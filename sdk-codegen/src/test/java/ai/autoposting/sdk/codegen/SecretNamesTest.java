package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.codegen.SecretNames.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule in short; the engine's tests have more names. */
final class SecretNamesTest {
    @ParameterizedTest
    @CsvSource({
        "accessToken,   SECRET",
        "access_token,  SECRET",
        "accesstoken,   SECRET",
        "X-Api-Key,     SECRET",
        "xapikey,       SECRET",
        "signing.key,   SECRET",
        "pass-phrase,   PLAIN",
        "passPhrase,    PLAIN",
        "passphrase,    SECRET",
        "credentials,   SECRET",
        "Set-Cookie,    SECRET",
        "tokens,        SECRETS",
        "apiKeys,       SECRETS",
        "passwords,     SECRETS",
        "tokenId,       PLAIN",
        "nextPageToken, PLAIN",
        "maxTokens,     PLAIN",
        "publicKey,     PLAIN",
        "'',            PLAIN",
    })
    void theLastWordsDecide(String name, Kind kind) {
        assertThat(SecretNames.kindOf(name)).isEqualTo(kind);
        assertThat(SecretNames.isSecret(name)).isEqualTo(kind != Kind.PLAIN);
    }
}
