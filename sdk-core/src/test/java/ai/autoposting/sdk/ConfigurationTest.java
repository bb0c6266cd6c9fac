package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final String DATA = "{\"success\":true,\"data\":{}}";

    private static RawServer server() {
        return RawServer.start(RawServer.ok(DATA));
    }

    @Test
    void theRequestIsWhatTheServiceExpects() {
        try (RawServer server = server();
                AutopostingClient client = Calls.client(server.url() + "/api-proxy/")
                        .userAgentSuffix("my-app/1.0")
                        .build()) {
            client.execute(Calls.POST, Calls.arguments(Calls.POST));
            RawServer.Request request = server.requests().get(0);

            assertThat(request.line()).isEqualTo("POST /api-proxy/things HTTP/1.1");
            assertThat(request.header("Authorization")).isEqualTo("Bearer " + Calls.KEY);
            assertThat(request.header("x-api-key")).isEmpty();
            assertThat(request.header("Accept")).isEqualTo("application/json");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("User-Agent")).matches("autoposting-java/[0-9][^ ]* my-app/1.0");
            assertThat(request.header("Cookie")).isEmpty();
            assertThat(request.body()).isEqualTo("{\"accessToken\":\"" + Calls.TOKEN + "\"}");
        }
    }

    @Test
    void theOtherSchemeSendsTheOtherHeader() {
        try (RawServer server = server();
                AutopostingClient client = Calls.client(server.url())
                        .authScheme(AuthScheme.X_API_KEY)
                        .build()) {
            client.execute(Calls.GET, Arguments.none());

            assertThat(server.requests().get(0).header("x-api-key")).isEqualTo(Calls.KEY);
            assertThat(server.requests().get(0).header("Authorization")).isEmpty();
        }
    }

    @Test
    void theNearerHeaderReplacesTheFarther() {
        try (RawServer server = server();
                AutopostingClient client = Calls.client(server.url())
                        .header("X-A", "client")
                        .header("X-B", "client")
                        .header("X-C", "client")
                        .build()) {
            client.executeWithResponse(
                    Calls.GET,
                    Arguments.builder()
                            .header("x-b", "arguments")
                            .header("X-C", "arguments")
                            .build(),
                    RequestOptions.builder()
                            .header("x-c", "options")
                            .query("q", "1")
                            .build());
            RawServer.Request request = server.requests().get(0);

            assertThat(request.header("X-A")).isEqualTo("client");
            assertThat(request.header("X-B")).isEqualTo("arguments");
            assertThat(request.header("X-C")).isEqualTo("options");
            assertThat(request.line()).isEqualTo("GET /things?q=1 HTTP/1.1");

            client.execute(Calls.GET, Arguments.none());
            RawServer.Request next = server.requests().get(1);

            assertThat(next.header("X-B")).isEqualTo("client");
            assertThat(next.header("X-C")).isEqualTo("client");
            assertThat(next.line()).isEqualTo("GET /things HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "x-API-key", "Host", "Content-Length"})
    void noHeaderOfACallReplacesOurs(String name) {
        try (RawServer server = server();
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThatThrownBy(() -> client.execute(
                            Calls.GET, Arguments.builder().header(name, "mine").build()))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("readThing: header " + name + " is ");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void anotherOriginGetsNeitherKeyNorBody() {
        try (RawServer other = server();
                RawServer server =
                        RawServer.start(RawServer.answer(308, "Location: " + other.url() + "/steal\r\n", ""));
                AutopostingClient client = Calls.client(server.url()).build()) {
            for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
                assertThat(catchThrowable(() -> client.execute(operation, Calls.arguments(operation))))
                        .hasMessageContaining("this one points to " + other.url());
            }
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void aUsersClientIsPutUnderOurPolicy() {
        OkHttpClient own = new OkHttpClient.Builder()
                .followRedirects(true)
                .callTimeout(Duration.ofMillis(1))
                .readTimeout(Duration.ofMillis(1))
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", "Basic other")
                        .build())
                .addInterceptor(chain -> chain.proceed(
                        chain.request().newBuilder().header("X-Seen", "yes").build()))
                .build();
        try (RawServer server = RawServer.start(RawServer.answer(401, "", "{}"));
                AutopostingClient client =
                        Calls.client(server.url()).httpClient(own).build()) {
            assertThat(catchThrowable(() -> client.execute(Calls.GET, Arguments.none())))
                    .isInstanceOf(ApiException.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0).header("X-Seen")).isEqualTo("yes");
        }
    }

    @Test
    void aUsersInterceptorCannotSendAPostTwice() {
        cannotSendAPostTwice(chain -> {
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request());
        });
    }

    @Test
    void aUsersInterceptorCannotSendAPostTwiceInAnotherCall() {
        cannotSendAPostTwice(chain -> {
            chain.call().clone().execute().close();
            return chain.proceed(chain.request());
        });
    }

    @Test
    void aUsersInterceptorCannotSendAPostTwiceInAnotherBody() {
        cannotSendAPostTwice(chain -> {
            chain.proceed(buffered(chain)).close();
            return chain.proceed(buffered(chain));
        });
    }

    @Test
    void aUsersInterceptorsCannotSendAPostTwiceInAnotherCallWithAnotherBody() {
        AtomicBoolean cloned = new AtomicBoolean();
        cannotSendAPostTwice(new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    if (cloned.compareAndSet(false, true)) {
                        chain.call().clone().execute().close();
                    }
                    return chain.proceed(chain.request());
                })
                .addInterceptor(chain ->
                        chain.proceed(chain.request().method().equals("POST") ? buffered(chain) : chain.request()))
                .build());
    }

    private static Request buffered(Interceptor.Chain chain) throws IOException {
        Buffer bytes = new Buffer();
        Objects.requireNonNull(chain.request().body()).writeTo(bytes);
        return chain.request()
                .newBuilder()
                .post(RequestBody.create(bytes.readByteString(), null))
                .build();
    }

    private static void cannotSendAPostTwice(Interceptor interceptor) {
        AtomicBoolean entered = new AtomicBoolean(); // a clone of the call comes here too
        OkHttpClient own = new OkHttpClient.Builder()
                .addInterceptor(chain -> entered.compareAndSet(false, true)
                        ? interceptor.intercept(chain)
                        : chain.proceed(chain.request()))
                .build();
        cannotSendAPostTwice(own);
    }

    private static void cannotSendAPostTwice(OkHttpClient own) {
        try (RawServer server = server();
                AutopostingClient client =
                        Calls.client(server.url()).httpClient(own).build()) {
            ConnectionException thrown = catchThrowableOfType(
                    ConnectionException.class, () -> client.execute(Calls.POST, Calls.arguments(Calls.POST)));

            assertThat(thrown.mayHaveTakenEffect()).isTrue();
            assertThat(server.requests()).hasSize(1);
            assertThat(client.execute(Calls.GET, Arguments.none())).isEmpty();
        }
    }

    @Test
    void whenAUsersInterceptorRepeatsAGetTheLastAnswersHeadersCount() {
        OkHttpClient own = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        Deque<RawServer.Reply> replies = new ArrayDeque<>(List.of(
                RawServer.answer(503, "Retry-After: 1\r\nX-Request-Id: first\r\n", ""),
                RawServer.answer(200, "X-Request-Id: second\r\n", DATA)));
        try (RawServer server = RawServer.start(
                        (request, socket, out) -> replies.remove().to(request, socket, out));
                AutopostingClient client =
                        Calls.client(server.url()).httpClient(own).build()) {
            assertThat(client.executeWithResponse(Calls.GET, Arguments.none(), RequestOptions.none())
                            .requestId())
                    .contains("second");
        }
    }

    @Test
    void callsOverTlsWorkWithTheUsersTrust() {
        try (RawServer server = RawServer.startTls(RawServer.ok(DATA));
                AutopostingClient client = Calls.client(server.url())
                        .httpClient(CancelTest.trusting())
                        .build()) {
            assertThat(client.execute(Calls.POST, Calls.arguments(Calls.POST))).isEmpty();
            assertThat(client.execute(Calls.GET, Arguments.none())).isEmpty();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void http2OfAUsersClientSharesOneConnection() throws Exception {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(RawServer.CERTIFICATE)
                .build();
        OkHttpClient own = CancelTest.trusting();
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(certificates.sslSocketFactory());
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().body(DATA).build();
                }
            });
            server.start();
            try (AutopostingClient client =
                    Calls.client(server.url("/").toString()).httpClient(own).build()) {
                client.execute(Calls.POST, Calls.arguments(Calls.POST));
                List<CompletableFuture<?>> calls = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    calls.add(client.async().execute(Calls.POST, Calls.arguments(Calls.POST)));
                }
                for (CompletableFuture<?> call : calls) {
                    assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(Map.of());
                }
            }
            assertThat(server.getRequestCount()).isEqualTo(201);
            assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
        }
        own.connectionPool().evictAll();
    }

    private static Proxy proxy(RawServer server) {
        return new Proxy(
                Proxy.Type.HTTP,
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        URI.create(server.url()).getPort()));
    }

    private static final String ASKS_FOR_BASIC = "Proxy-Authenticate: Basic realm=\"p\"\r\n";

    /** Lets requests with the right credentials pass. */
    private static RawServer proxyThatAsks(String challenge) {
        String right = Credentials.basic("user", "proxy-password");
        return RawServer.start((request, socket, out) -> {
            boolean passes = request.header("Proxy-Authorization").equals(right);
            RawServer.send(out, passes ? 200 : 407, challenge, "{\"data\":{}}".getBytes(StandardCharsets.US_ASCII));
        });
    }

    @Test
    void aProxyGetsItsCredentialsWhenItAsksForThem() {
        try (RawServer proxy = proxyThatAsks(ASKS_FOR_BASIC);
                AutopostingClient client = Calls.client("http://api.example.com")
                        .allowInsecureHttp(true)
                        .maxRetries(0)
                        .proxy(proxy(proxy))
                        .proxyCredentials("user", "proxy-password")
                        .build()) {
            client.execute(Calls.POST, Calls.arguments(Calls.POST));
            client.execute(Calls.POST, Calls.arguments(Calls.POST));

            assertThat(proxy.requests().get(0).line()).isEqualTo("POST http://api.example.com/things HTTP/1.1");
            assertThat(proxy.requests())
                    .extracting(request -> request.header("Proxy-Authorization"))
                    .containsExactly(
                            "",
                            Credentials.basic("user", "proxy-password"),
                            Credentials.basic("user", "proxy-password"));
        }
    }

    @Test
    void aProxyThatDoesNotAskGetsNoCredentials() {
        try (RawServer proxy = server();
                AutopostingClient client = Calls.client("http://api.example.com")
                        .allowInsecureHttp(true)
                        .proxy(proxy(proxy))
                        .proxyCredentials("user", "proxy-password")
                        .build()) {
            client.execute(Calls.POST, Calls.arguments(Calls.POST));

            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().get(0).header("Proxy-Authorization")).isEmpty();
        }
    }

    @Test
    void aTunnelsProxyNeverSeesTheKey() {
        try (RawServer proxy = RawServer.start((request, socket, out) -> {
                    boolean asks = request.header("Proxy-Authorization").isEmpty();
                    RawServer.send(out, asks ? 407 : 502, asks ? ASKS_FOR_BASIC : "", new byte[0]);
                });
                AutopostingClient client = Calls.client("https://api.example.com")
                        .maxRetries(0)
                        .proxy(proxy(proxy))
                        .proxyCredentials("user", "proxy-password")
                        .build()) {
            ConnectionException thrown = catchThrowableOfType(
                    ConnectionException.class, () -> client.execute(Calls.POST, Calls.arguments(Calls.POST)));

            assertThat(thrown.mayHaveTakenEffect()).isFalse();
            assertThat(thrown).hasMessage("storeThing: could not connect: the proxy answered CONNECT with HTTP 502");
            assertThat(proxy.requests())
                    .extracting(request -> request.header("Proxy-Authorization"))
                    .containsExactly("", Credentials.basic("user", "proxy-password"));
            for (RawServer.Request request : proxy.requests()) {
                assertThat(request.line()).isEqualTo("CONNECT api.example.com:443 HTTP/1.1");
                assertThat(request.head()).doesNotContain(Calls.KEY);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Basic realm=\"p\" | 2 | the proxy refused the credentials given to proxyCredentials(...)",
                "Negotiate | 1 | the proxy asks for credentials, but not with the scheme Basic"
            })
    void credentialsThatDoNotHelpAreGivenOnceAtMost(String challenge, int requests, String why) {
        String body = "no ".repeat(2_000);
        try (RawServer proxy =
                        RawServer.start(RawServer.answer(407, "Proxy-Authenticate: " + challenge + "\r\n", body));
                AutopostingClient client = Calls.client("https://api.example.com")
                        .proxy(proxy(proxy))
                        .proxyCredentials("user", "proxy-password")
                        .build()) {
            ConnectionException thrown = catchThrowableOfType(
                    ConnectionException.class, () -> client.execute(Calls.POST, Calls.arguments(Calls.POST)));

            assertThat(thrown).hasMessage("storeThing: could not connect: " + why);
            assertThat(thrown.attempts()).isEqualTo(1);
            assertThat(thrown.mayHaveTakenEffect()).isFalse();
            assertThat(proxy.requests()).hasSize(requests);
        }
    }

    @Test
    void aProxyThatAsksWhereThereAreNoCredentialsIsNotAskedAgain() {
        try (RawServer proxy = RawServer.start(RawServer.answer(407, ASKS_FOR_BASIC, ""));
                AutopostingClient client = Calls.client("https://api.example.com")
                        .proxy(proxy(proxy))
                        .build()) {
            assertThatThrownBy(() -> client.execute(Calls.GET, Arguments.none()))
                    .isExactlyInstanceOf(ConnectionException.class)
                    .hasMessage("readThing: could not connect: the proxy asks for credentials: give them to"
                            + " proxyCredentials(...)");
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void credentialsOutsideLatin1AreSentAsUtf8() {
        byte[] utf8 = "user:пароль".getBytes(StandardCharsets.UTF_8);
        try (RawServer proxy = RawServer.start((request, socket, out) -> {
                    boolean asks = request.header("Proxy-Authorization").isEmpty();
                    RawServer.send(
                            out, asks ? 407 : 200, ASKS_FOR_BASIC, "{\"data\":{}}".getBytes(StandardCharsets.US_ASCII));
                });
                AutopostingClient client = Calls.client("http://api.example.com")
                        .allowInsecureHttp(true)
                        .proxy(proxy(proxy))
                        .proxyCredentials("user", "пароль")
                        .build()) {
            client.execute(Calls.GET, Arguments.none());

            assertThat(proxy.requests().get(1).header("Proxy-Authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString(utf8));
        }
    }

    @Test
    void aProxyThatRefusesIsAnErrorWithoutThePassword() {
        String basic = Base64.getEncoder().encodeToString("user:proxy-password".getBytes(StandardCharsets.US_ASCII));
        try (RawServer proxy = RawServer.start(RawServer.answer(407, ASKS_FOR_BASIC, "proxy-password " + basic));
                AutopostingClient client = Calls.client("http://api.example.com")
                        .allowInsecureHttp(true)
                        .proxy(proxy(proxy))
                        .proxyCredentials("user", "proxy-password")
                        .build()) {
            ApiException thrown =
                    catchThrowableOfType(ApiException.class, () -> client.execute(Calls.GET, Arguments.none()));

            assertThat(thrown.statusCode()).isEqualTo(407);
            assertThat(thrown.rawBody()).isEqualTo("*** ***");
            assertThat(thrown.attempts()).isEqualTo(1);
            assertThat(proxy.requests()).hasSize(2);
        }
    }

    @Test
    void httpToThisMachineGoesPastTheProxyOfTheJvm() {
        ProxySelector before = ProxySelector.getDefault();
        try (RawServer server = server();
                RawServer proxy = server()) {
            ProxySelector.setDefault(
                    ProxySelector.of((InetSocketAddress) proxy(proxy).address()));
            try (AutopostingClient client = Calls.client(server.url()).build()) {
                client.execute(Calls.POST, Calls.arguments(Calls.POST));
            }
            assertThat(server.requests()).hasSize(1);
            assertThat(proxy.connections()).isZero();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void keysRotateBetweenAttempts() {
        Deque<String> keys = new ArrayDeque<>(List.of("key-one", "key-two", "key-three"));
        try (RawServer server = RawServer.start(RawServer.answer(429, "", ""));
                AutopostingClient client =
                        Calls.client(server.url()).apiKey(keys::remove).build()) {
            assertThat(catchThrowable(() -> client.execute(Calls.POST, Arguments.none())))
                    .isNotNull();
            assertThat(server.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer key-one", "Bearer key-two", "Bearer key-three");
        }
    }

    @Test
    void connectingEndsInTimeAndIsNoDoubt() throws Exception {
        try (FullServer full = new FullServer();
                AutopostingClient client = Calls.client(full.url())
                        .connectTimeout(Duration.ofMillis(50))
                        .build()) {
            ConnectionException thrown = catchThrowableOfType(
                    ConnectionException.class, () -> client.execute(Calls.POST, Calls.arguments(Calls.POST)));

            assertThat(thrown.attempts()).isEqualTo(3);
            assertThat(thrown.mayHaveTakenEffect()).isFalse();
            assertThat(thrown).hasMessageStartingWith("storeThing: could not connect: SocketTimeoutException");
        }
    }

    @Test
    void timeAndRetriesCanBeSetPerCall() {
        try (RawServer server = RawServer.start((request, socket, out) -> RawServer.awaitEnd(socket));
                AutopostingClient client = Calls.client(server.url()).build()) {
            RequestOptions once = RequestOptions.builder()
                    .attemptTimeout(Duration.ofMillis(100))
                    .maxRetries(0)
                    .build();
            assertThatThrownBy(() -> client.executeWithResponse(Calls.GET, Arguments.none(), once))
                    .isExactlyInstanceOf(CallTimeoutException.class)
                    .hasMessage("readThing: no complete answer within the attempt's timeout of PT0.1S");
            RequestOptions total =
                    RequestOptions.builder().timeout(Duration.ofMillis(100)).build();
            assertThatThrownBy(() -> client.executeWithResponse(Calls.GET, Arguments.none(), total))
                    .isExactlyInstanceOf(CallTimeoutException.class)
                    .hasMessage("readThing: the call's timeout of PT0.1S ran out");
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** A body that no codec is generated for. */
    public record Own(String name, java.time.Instant at, String password) {}

    @Test
    void bodiesOfUsersOwnTypesAreSentAndTheirSecretsMasked() {
        try (RawServer server = RawServer.start((request, socket, out) ->
                        RawServer.send(out, 400, "", request.body().getBytes(StandardCharsets.UTF_8)));
                AutopostingClient client = Calls.client(server.url()).build()) {
            Own own = new Own("n", java.time.Instant.parse("2026-01-31T12:00:00Z"), "hidden-word");
            ApiException thrown = catchThrowableOfType(
                    ApiException.class,
                    () -> client.execute(
                            Calls.POST,
                            Arguments.builder().body(Map.of("own", own)).build()));

            assertThat(server.requests().get(0).body())
                    .isEqualTo(
                            "{\"own\":{\"name\":\"n\",\"at\":\"2026-01-31T12:00:00Z\",\"password\":\"hidden-word\"}}");
            assertThat(thrown.rawBody())
                    .isEqualTo("{\"own\":{\"name\":\"n\",\"at\":\"2026-01-31T12:00:00Z\",\"password\":\"***\"}}");
        }
    }

    @Test
    void secretsInTheQueryAreMaskedWhereTheServiceEchoesThem() {
        try (RawServer server = RawServer.start((request, socket, out) -> RawServer.send(
                        out,
                        400,
                        "X-Echo: " + request.line() + "\r\n",
                        request.line().getBytes(StandardCharsets.US_ASCII)));
                AutopostingClient client = Calls.client(server.url()).build()) {
            ApiException thrown = catchThrowableOfType(
                    ApiException.class,
                    () -> client.execute(
                            Calls.GET,
                            Arguments.builder()
                                    .query("access_token", "ya29.a/b")
                                    .build()));

            assertThat(thrown.rawBody()).isEqualTo("GET /things?access_token=*** HTTP/1.1");
            assertThat(thrown.headers().get("X-Echo")).containsExactly("GET /things?access_token=*** HTTP/1.1");
        }
    }

    @Test
    void everySecretOfARequestIsMaskedWhereTheServiceEchoesIt() {
        String basic = Base64.getEncoder().encodeToString("user:basic-password".getBytes(StandardCharsets.UTF_8));
        Operation<?> operation = Operation.builder("revoke", "POST", "/oauth/tokens/{accessToken}")
                .build();
        Map<String, Object> body = new java.util.HashMap<>();
        body.put("refreshToken", null);
        body.put("list", List.of(Map.of("password", "body-password"), "public"));
        try (RawServer server = RawServer.start((request, socket, out) -> RawServer.send(
                        out,
                        400,
                        "",
                        (request.line() + " sid-cookie bearer-token x-token " + basic
                                        + " basic-password body-password public null " + Calls.KEY)
                                .getBytes(StandardCharsets.UTF_16)));
                AutopostingClient client = Calls.client(server.url())
                        .header("Cookie", "sid=sid-cookie; lang=en")
                        .header("X-Upstream", "Bearer bearer-token")
                        .build()) {
            ApiException thrown = catchThrowableOfType(
                    ApiException.class,
                    () -> client.executeWithResponse(
                            operation,
                            Arguments.builder()
                                    .path("accessToken", "ya29/a+b")
                                    .header("X-Access-Token", "x-token")
                                    .body(body)
                                    .build(),
                            RequestOptions.builder()
                                    .header("X-Other", "Basic " + basic)
                                    .build()));

            assertThat(thrown.rawBody())
                    .isEqualTo("POST /oauth/tokens/*** HTTP/1.1 *** *** *** *** *** *** public null ***");
        }
    }

    @Test
    void aBodyThatCannotBeWrittenIsRefusedBeforeAnyConnection() {
        try (RawServer server = server();
                AutopostingClient client = Calls.client(server.url()).build()) {
            Arguments unwritable = Arguments.builder().body(new Object()).build();
            Arguments nested =
                    Arguments.builder().body(Map.of("a", List.of(new Object()))).build();

            assertThatThrownBy(() -> client.execute(Calls.POST, unwritable))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.execute(Calls.POST, nested)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.execute(
                            Calls.GET, Arguments.builder().body("x").build()))
                    .hasMessage("readThing: a GET request cannot have a body");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void everyMethodIsSent() {
        try (RawServer server = server();
                AutopostingClient client = Calls.client(server.url()).build()) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                client.execute(Operation.builder("any", method, "/x").build(), Arguments.none());
            }
            assertThat(server.requests())
                    .extracting(RawServer.Request::line)
                    .containsExactly(
                            "GET /x HTTP/1.1",
                            "POST /x HTTP/1.1",
                            "PUT /x HTTP/1.1",
                            "PATCH /x HTTP/1.1",
                            "DELETE /x HTTP/1.1");
        }
    }

    @Test
    void aSilentServiceHoldsNoCallOverHttp2() throws Exception {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(RawServer.CERTIFICATE)
                .build();
        CountDownLatch over = new CountDownLatch(1);
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(certificates.sslSocketFactory());
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                    over.await();
                    return new MockResponse.Builder().build();
                }
            });
            server.start();
            try (AutopostingClient client = Calls.client(server.url("/").toString())
                    .httpClient(CancelTest.trusting())
                    .timeout(Duration.ofMillis(300))
                    .build()) {
                assertThat(catchThrowable(() -> client.execute(Calls.POST, Calls.arguments(Calls.POST))))
                        .isExactlyInstanceOf(CallTimeoutException.class);
            } finally {
                over.countDown();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 Connection established\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 61\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void aTunnelIsOneHoweverTheProxyGrantsIt(String granted) {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(RawServer.CERTIFICATE)
                .build();
        try (RawServer proxy = RawServer.start((request, socket, out) -> {
                    out.write(granted.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    Socket inside = certificates.sslSocketFactory().createSocket(socket, null, true);
                    byte[] begun = new byte[8_192];
                    assertThat(inside.getInputStream().read(begun)).isPositive();
                    RawServer.send(
                            inside.getOutputStream(), 200, "", "{\"data\":{}}".getBytes(StandardCharsets.US_ASCII));
                });
                AutopostingClient client = Calls.client("https://localhost")
                        .httpClient(CancelTest.trusting())
                        .proxy(proxy(proxy))
                        .build()) {
            assertThat(client.execute(Calls.GET, Arguments.none())).isEqualTo(Map.of());
        }
    }

    @Test
    void aCallCanBeMadeWithinAnother() {
        try (RawServer server = RawServer.startTls(RawServer.ok("{\"data\":{}}"));
                AutopostingClient inner = Calls.client(server.url())
                        .httpClient(CancelTest.trusting())
                        .build()) {
            OkHttpClient own = CancelTest.trusting()
                    .newBuilder()
                    .addInterceptor(chain -> {
                        inner.execute(Calls.GET, Arguments.none());
                        return chain.proceed(chain.request());
                    })
                    .build();
            try (AutopostingClient outer =
                    Calls.client(server.url()).httpClient(own).build()) {
                assertThat(outer.execute(Calls.POST, Calls.arguments(Calls.POST)))
                        .isEqualTo(Map.of());
            }
            assertThat(server.requests()).hasSize(2);
        }
    }
}
