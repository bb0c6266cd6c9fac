package outside;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application over a mock server that stands for the service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApplicationTest {
    private static final AutopostingMockServer SERVER = AutopostingMockServer.start();
    private static final String BODY =
            "{\"platform\":\"x\",\"accessToken\":\"ya29.a0...\",\"platformUserId\":\"x_12345\",\"expiresAt\":\"2030-01-01T00:00:00Z\"}";

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void autoposting(DynamicPropertyRegistry registry) {
        registry.add("autoposting.base-url", SERVER::baseUrl);
        registry.add("autoposting.api-key", SERVER::apiKey);
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void aBodyIsReadAndATokenWritten() throws Exception {
        System.out.println(post("/brands/acme-corp", BODY));
        System.out.println(send("/brands/acme-corp/x", HttpRequest.newBuilder().GET()));
        System.out.println(post("/echo", BODY));
        System.out.println(post("/text", BODY));
        System.out.println(post("/text", "{\"platform\":{\"a\":1}}"));
        System.out.println(post("/text", "{\"expiresAt\":\"soon\"}"));
        System.out.println(post("/text", "[]"));
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(request.uri(URI.create("http://127.0.0.1:" + port + path)).build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
