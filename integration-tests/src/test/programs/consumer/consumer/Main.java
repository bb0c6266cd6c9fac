package consumer;

import ai.autoposting.sdk.AuthScheme;
import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A user's program: stores a token and reads it back from a server of its own, in both schemes, sync and async. */
public final class Main {
    private static final String TOKEN =
            "{\"tokenId\":\"tok_01HXYZ\",\"platformUserId\":\"x_12345\",\"scopes\":[\"tweet.read\"],\"lastUsedAt\":null}";

    private Main() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Main::handle);
        server.start();
        String baseUrl = "http://127.0.0.1:" + server.getAddress().getPort();
        for (AuthScheme scheme : AuthScheme.values()) {
            try (AutopostingClient client = AutopostingClient.builder()
                    .apiKey("right")
                    .authScheme(scheme)
                    .baseUrl(baseUrl)
                    .build()) {
                StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                        .platform(Platform.X)
                        .accessToken("ya29.a0...")
                        .platformUserId("x_12345")
                        .build();
                PlatformToken stored = client.platformOAuth().storePlatformToken("acme-corp", request);
                List<PlatformToken> read = client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
                check(read.equals(List.of(stored)));
                check(client.async().platformOAuth().storePlatformToken("acme-corp", request).get().equals(stored));
                check(client.async().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X).get().equals(read));
                check(stored.tokenId().orElseThrow().equals("tok_01HXYZ"));
            }
        }
        try (AutopostingClient client =
                AutopostingClient.builder().apiKey("wrong").baseUrl(baseUrl).build()) {
            client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
            check(false);
        } catch (UnauthorizedException rejected) {
            check(rejected.code().orElseThrow().equals("unauthorized"));
        }
        server.stop(0);
        System.out.println("consumer: all well");
    }

    private static void check(boolean fact) {
        if (!fact) {
            throw new AssertionError();
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean authorized = "Bearer right".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || "right".equals(exchange.getRequestHeaders().getFirst("x-api-key"));
        boolean post = exchange.getRequestMethod().equals("POST");
        String expected = "{\"platform\":\"x\",\"accessToken\":\"ya29.a0...\",\"platformUserId\":\"x_12345\"}";
        String path = post ? "/brands/acme-corp/tokens" : "/brands/acme-corp/tokens/x";
        boolean right = exchange.getRequestURI().getPath().equals(path) && body.equals(post ? expected : "");
        String answer = !authorized
                ? "{\"success\":false,\"error\":\"unauthorized\",\"message\":\"Missing or invalid API key.\"}"
                : "{\"success\":true,\"data\":" + (post ? TOKEN : "[" + TOKEN + "]") + "}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(!authorized ? 401 : right ? 200 : 400, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
