package outside;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
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
    // snippet: spring-test
    private static final AutopostingMockServer SERVER = AutopostingMockServer.start();

    @DynamicPropertySource
    static void autoposting(DynamicPropertyRegistry registry) {
        registry.add("autoposting.base-url", SERVER::baseUrl);
        registry.add("autoposting.api-key", SERVER::apiKey);
    }
    // end

    private static final String REQUEST = "{\"platform\":\"x\",\"accessToken\":\"ya29.a0...\",\"platformUserId\":\"x_12345\","
            + "\"expiresAt\":\"2030-01-01T00:00:00Z\"}";

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private ApplicationContext context;

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void aTokenIsWrittenAsTheServiceWritesIt() throws Exception {
        String token = "{\"tokenId\":\"tok_000001\",\"platformUserId\":\"x_12345\",\"username\":\"@acmecorp\","
                + "\"scopes\":[\"tweet.read\",\"tweet.write\"],\"expiresAt\":\"2030-01-01T00:00:00Z\",\"lastUsedAt\":null,"
                + "\"status\":\"active\"}";
        assertThat(post("/brands/acme-corp", REQUEST)).isEqualTo("200 " + token);
        assertThat(send("/brands/acme-corp/x", HttpRequest.newBuilder())).isEqualTo("200 [" + token + "]");
    }

    @Test
    void aRequestIsReadAsTheServiceReadsIt() throws Exception {
        assertThat(post("/echo", REQUEST)).isEqualTo("200 " + REQUEST);
        assertThat(post("/text", REQUEST))
                .isEqualTo("200 StorePlatformTokenRequest{platform=x, accessToken=***, platformUserId=x_12345, "
                        + "expiresAt=2030-01-01T00:00Z}");
    }

    @Test
    void whatIsNoRequestIsTheCallersFault() throws Exception {
        for (String body : List.of("[]", "{\"platform\":{}}", "{\"expiresAt\":\"soon\"}", "{\"accessToken\":1}")) {
            assertThat(post("/echo", body)).as(body).startsWith("400 ");
        }
    }

    @Test
    void whatSpringBootManagesIsWhatIsUsed() throws Exception {
        List<Object> mappers = new ArrayList<>();
        for (String name :
                List.of("com.fasterxml.jackson.databind.ObjectMapper", "tools.jackson.databind.json.JsonMapper")) {
            try {
                Class<?> type = Class.forName(name);
                for (Object mapper : context.getBeansOfType(type).values()) {
                    mappers.add(type.getMethod("version").invoke(mapper));
                }
            } catch (ClassNotFoundException otherJackson) {
                continue;
            }
        }
        assertThat("object mapper " + mappers.get(0) + ", Kotlin " + constant("kotlin.KotlinVersion", "CURRENT")
                        + ", OkHttp " + constant("okhttp3.OkHttp", "VERSION"))
                .isEqualTo(System.getProperty("libraries"));
        assertThat(mappers).hasSize(1);
    }

    private static Object constant(String type, String field) throws ReflectiveOperationException {
        return Class.forName(type).getField(field).get(null);
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HttpClient.newHttpClient()
                .send(request.uri(URI.create("http://127.0.0.1:" + port + path)).build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
