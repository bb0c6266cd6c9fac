package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.RequestOptions;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {
    private static AutopostingClient.Builder builder() {
        return AutopostingClient.builder().apiKey("key");
    }

    private static void refused(AutopostingClient.Builder builder, String problem) {
        assertThatThrownBy(builder::build)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("AutopostingClient cannot be built:\n  " + problem);
    }

    @Test
    void moreSettingsReplaceThoseOfTheEnvironment() {
        Map<String, String> environment =
                Map.of("AUTOPOSTING_API_KEY", "key", "AUTOPOSTING_BASE_URL", "https://a.test");
        assertThat(AutopostingClient.fromEnvironment(
                        environment::get,
                        builder -> builder.baseUrl("https://b.test/").maxRetries(0)))
                .hasToString("AutopostingClient{baseUrl=https://b.test/}");
        assertThatThrownBy(() -> AutopostingClient.fromEnvironment(environment::get, builder -> builder.maxRetries(-1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("maxRetries must be 0 or more: -1");
    }

    @Test
    void aMissingKeySaysWhereItCanComeFrom() {
        String problem =
                "apiKey is missing: pass it to builder().apiKey(...), or set AUTOPOSTING_API_KEY and use fromEnv();"
                        + " builder().withoutApiKey() is for operations that take none";
        refused(AutopostingClient.builder(), problem);
        assertThatThrownBy(() -> AutopostingClient.fromEnvironment(name -> null, null))
                .hasMessageContaining(problem);
        assertThatThrownBy(() -> AutopostingClient.fromEnvironment(name -> " ", null))
                .hasMessageContaining(problem);
        assertThatThrownBy(() -> AutopostingClient.create(" "))
                .hasMessageContaining(
                        "apiKey is blank: pass it to builder().apiKey(...), or set AUTOPOSTING_API_KEY and use fromEnv()");
    }

    @Test
    void theEnvironmentIsRead() {
        Map<String, String> environment =
                Map.of("AUTOPOSTING_API_KEY", "key", "AUTOPOSTING_BASE_URL", "http://localhost:1234/x/");

        assertThat(AutopostingClient.fromEnvironment(environment::get, null))
                .hasToString("AutopostingClient{baseUrl=http://localhost:1234/x/}");
        assertThat(AutopostingClient.fromEnvironment(Map.of("AUTOPOSTING_API_KEY", "key")::get, null))
                .hasToString("AutopostingClient{baseUrl=https://app.autoposting.ai/api-proxy}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk\nsecret", "sk-secret\u0000", "sk\u007fsecret", "skü-secret", "sk-secret\r\nX: y"})
    void aKeyThatCannotBeSentIsRefusedUnseen(String key) {
        assertThat(catchThrowable(() -> AutopostingClient.create(key)))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apiKey must be ASCII without control characters; the one at position ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void whiteSpaceAroundTheKeyIsNoPartOfIt() {
        try (RawServer server = RawServer.start(RawServer.ok("{\"data\":{}}"));
                AutopostingClient client = AutopostingClient.builder()
                        .apiKey(" \tkey\n")
                        .baseUrl(server.url())
                        .build()) {
            client.execute(Calls.GET, Arguments.none());

            assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer key");
        }
    }

    @Test
    void insecureUrlsAreRefusedOffLoopback() {
        refused(
                builder().baseUrl("http://api.example.com"),
                "baseUrl must begin with https://, since the key goes there: host api.example.com is not a loopback"
                        + " address; allowInsecureHttp(true) allows it");
        for (String host : new String[] {
            "127.evil.com",
            "localhost.evil.com",
            "10.0.0.1",
            "0.0.0.0",
            "[::2]",
            "127.999.1.1",
            "127.0.0.256",
            "127.0.0.1.5",
            "127.1",
            "127.0.1",
            "127.0.0.01",
            "127.0.0.1.",
            "127..0.1",
            "localhost.",
            "app.localhost",
            "evil.localhost",
            "2130706433",
            "0x7f.0.0.1"
        }) {
            assertThatThrownBy(builder().baseUrl("http://" + host)::build).isInstanceOf(IllegalStateException.class);
        }
        for (String host : new String[] {
            "localhost",
            "127.0.0.1",
            "127.1.2.3",
            "127.255.255.255",
            "[::1]",
            "[0:0::1]",
            "[::ffff:127.0.0.1]",
            "LOCALHOST"
        }) {
            assertThat(builder().baseUrl("http://" + host + ":8080").build()).isNotNull();
        }
        assertThat(builder()
                        .baseUrl("http://api.example.com")
                        .allowInsecureHttp(true)
                        .build())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', this is empty",
        "app.autoposting.ai, this does not begin with https://",
        "sk-social-s3cret, this does not begin with https://",
        "localhost:80, this does not begin with https://",
        "/path, this does not begin with https://",
        "ftp://host, this begins with ftp://",
        "file:///etc, this begins with file://",
        "https://, what follows https:// is no host",
        "https://a b/, what follows https:// is no host"
    })
    void anUrlThatIsNoneIsRefusedUnseen(String url, String why) {
        refused(builder().baseUrl(url), "baseUrl must be an absolute https:// URL; " + why);
    }

    @Test
    void aKeyForAnUrlIsNotEchoed() {
        refused(
                builder().baseUrl("http://sk-social-s3cret"),
                "baseUrl must begin with https://, since the key goes there: its host is not a loopback address;"
                        + " allowInsecureHttp(true) allows it");
        refused(builder().baseUrl("https://host/sk-s3cret?x"), "baseUrl must have no query and no fragment");
        Map<String, String> swapped =
                Map.of("AUTOPOSTING_API_KEY", "https://app.autoposting.ai", "AUTOPOSTING_BASE_URL", "sk-social-s3cret");
        assertThatThrownBy(() -> AutopostingClient.fromEnvironment(swapped::get, null))
                .hasMessage("AutopostingClient cannot be built:\n"
                        + "  baseUrl must be an absolute https:// URL; this does not begin with https://");
    }

    @Test
    void aKeyForAHeadersNameIsNotEchoed() {
        refused(
                builder().header("sk-social-s3cret", "a\nb"),
                "value of header of 16 characters must be visible ASCII, spaces and tabs only");
    }

    @Test
    void credentialsAndQueriesInTheUrlAreRefusedUnseen() {
        refused(
                builder().baseUrl("https://user:s3cret@host/"),
                "baseUrl must not contain a user name or password: give the key to apiKey(...)");
        refused(builder().baseUrl("https://host/x?key=s3cret"), "baseUrl must have no query and no fragment");
        assertThatThrownBy(builder().baseUrl("no url user:s3cret@host")::build).hasMessageNotContaining("s3cret");
    }

    @Test
    void allProblemsComeTogether() {
        AutopostingClient.Builder builder = AutopostingClient.builder()
                .baseUrl("http://example.com")
                .timeout(Duration.ZERO)
                .attemptTimeout(Duration.ofSeconds(-1))
                .connectTimeout(Duration.ZERO)
                .maxRetries(-1)
                .retryDelay(Duration.ofSeconds(2), Duration.ofSeconds(1))
                .header("Authorization", "s3cret")
                .header("X-Bad", "a\nb")
                .userAgentSuffix("ü")
                .maxResponseBytes(0);

        assertThatThrownBy(builder::build)
                .hasMessageContainingAll(
                        "apiKey is missing",
                        "baseUrl must begin with https://",
                        "timeout must be more than zero: PT0S",
                        "attemptTimeout must be more than zero: PT-1S",
                        "connectTimeout must be more than zero: PT0S",
                        "maxRetries must be 0 or more: -1",
                        "retryDelay's cap must be PT2S or more, as its first is: PT1S",
                        "header Authorization is the credential's",
                        "value of header X-Bad",
                        "userAgentSuffix must be visible ASCII and spaces only",
                        "maxResponseBytes must be 1 or more: 0")
                .hasMessageNotContaining("s3cret");
        refused(builder().retryDelay(Duration.ofSeconds(-1), Duration.ZERO), "retryDelay must be 0 or more: PT-1S");
    }

    @Test
    void nullIsRefusedAtTheSetter() {
        AutopostingClient.Builder builder = builder();
        assertThatThrownBy(() -> builder.apiKey((String) null)).isExactlyInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.apiKey((Supplier<String>) null))
                .isExactlyInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.baseUrl(null)).isExactlyInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.timeout(null)).isExactlyInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.header("X-Team", null))
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage("X-Team");
        assertThatThrownBy(() -> builder.header("sk-social-s3cret", null)).hasMessage("***");
        assertThatThrownBy(() -> AutopostingClient.create(null)).isExactlyInstanceOf(NullPointerException.class);
        try (AutopostingClient client = builder.build()) {
            assertThatThrownBy(() -> client.execute(null, Arguments.none()))
                    .isExactlyInstanceOf(NullPointerException.class)
                    .hasMessage("operation");
            assertThatThrownBy(() -> client.async().execute(Calls.GET, null))
                    .isExactlyInstanceOf(NullPointerException.class)
                    .hasMessage("arguments");
            assertThatThrownBy(() -> client.async().executeWithResponse(Calls.GET, Arguments.none(), null))
                    .isExactlyInstanceOf(NullPointerException.class)
                    .hasMessage("options");
            assertThatThrownBy(() -> client.withOptions(null)).isExactlyInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void absurdlyLongTimesAreTaken() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        try (RawServer server = RawServer.start(RawServer.ok("{\"data\":{}}"));
                AutopostingClient client = Calls.client(server.url())
                        .timeout(forever)
                        .attemptTimeout(forever)
                        .connectTimeout(forever)
                        .retryDelay(forever, forever)
                        .build()) {
            assertThat(client.execute(Calls.GET, Arguments.none())).isEmpty();
            assertThat(client.withOptions(changed -> changed.connectTimeout(Duration.ofNanos(1)))
                            .executeWithResponse(
                                    Calls.GET,
                                    Arguments.none(),
                                    RequestOptions.builder().timeout(forever).build())
                            .attempts())
                    .isEqualTo(1);
        }
    }

    @Test
    void aProxyWouldCarryTheKeyAwayFromThisMachine() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 3128));
        assertThatThrownBy(builder().apiKey("key").baseUrl("http://localhost").proxy(proxy)::build)
                .hasMessage("AutopostingClient cannot be built:\n  baseUrl must begin with https:// where there is a"
                        + " proxy(...), since the key would go to it unencrypted; allowInsecureHttp(true) allows it");
    }

    @Test
    void proxyCredentialsThatTheSchemeCannotCarryAreRefused() {
        assertThatThrownBy(builder().apiKey("key").proxyCredentials("us:er", "s3cret\n")::build)
                .hasMessage(
                        "AutopostingClient cannot be built:\n  proxyCredentials: the user name must not contain a"
                                + " colon, which ends it in the scheme Basic\n  proxyCredentials must have no control characters");
    }
}
