package ai.autoposting.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A model goes through a user's object mapper, without any module, and looks like the service's JSON. */
final class ObjectMapperDoorTest {
    private static final String TOKEN = """
            {"tokenId":"tok_01HXYZ","platformUserId":"x_12345","username":"@acmecorp","scopes":["tweet.read"],\
            "expiresAt":"2025-01-01T00:00:00Z","lastUsedAt":null,"status":"new-status",\
            "later":{"list":[1,2.5,12345678901,{"x":null}],"flag":true}}""";

    @Test
    void jackson2() {
        assertThat(Jackson2Probe.plain().apply(TOKEN)).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @EnumSource(ObjectMapper.DefaultTyping.class)
    void jackson2WithDefaultTyping(ObjectMapper.DefaultTyping typing) {
        assertThat(Jackson2Probe.typed(typing.name()).apply(TOKEN)).isEqualTo(TOKEN);
    }

    @Test
    void oldestJackson2() throws Exception {
        try (URLClassLoader oldest = oldestJackson()) {
            Class<?> probe = oldest.loadClass(Jackson2Probe.class.getName());
            assertThat(probe).isNotSameAs(Jackson2Probe.class);
            assertThat(applied(probe.getMethod("plain").invoke(null))).isEqualTo(TOKEN);
            assertThat(applied(probe.getMethod("typed", String.class).invoke(null, "NON_FINAL")))
                    .isEqualTo(TOKEN);
        }
    }

    @Test
    void jackson3() {
        JsonMapper mapper = JsonMapper.shared();
        PlatformToken token = mapper.readValue(TOKEN, PlatformToken.class);
        assertThat(mapper.writeValueAsString(token)).isEqualTo(TOKEN);
        assertThat(token.status()).contains("new-status");
    }

    @Test
    void asAPropertyOfAUsersOwnType() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        PlatformToken token = mapper.readValue(TOKEN, PlatformToken.class);
        JsonNode tree = mapper.valueToTree(Map.of("tokens", List.of(token)));
        assertThat(tree.at("/tokens/0/expiresAt").textValue()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(mapper.convertValue(tree.at("/tokens/0"), PlatformToken.class))
                .isEqualTo(token);
    }

    @Test
    void openEnumsAreStringsAndMapKeys() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.writeValueAsString(Map.of(Platform.X, List.of(Platform.of("facebook")))))
                .isEqualTo("{\"x\":[\"facebook\"]}");
        assertThat(mapper.readValue("\"linkedin\"", Platform.class)).isSameAs(Platform.LINKEDIN);
        assertThat(JsonMapper.shared().readValue("\"facebook\"", Platform.class))
                .isEqualTo(Platform.of("facebook"));
    }

    @Test
    void aValueOfTheWrongKindIsNamedByItsPathNotItsValue() {
        String wrong = TOKEN.replace("\"2025-01-01T00:00:00Z\"", "\"soon\"");
        assertThatThrownBy(() -> new ObjectMapper().readValue(wrong, PlatformToken.class))
                .hasMessageContaining("$.expiresAt: not an RFC 3339 date-time with an offset")
                .hasMessageNotContaining("soon");
    }

    @SuppressWarnings("unchecked") // the probe's own signature
    private static String applied(Object probe) {
        return ((UnaryOperator<String>) probe).apply(TOKEN);
    }

    private static URLClassLoader oldestJackson() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(Path.of("target/classes").toUri().toURL());
        urls.add(Path.of("target/test-classes").toUri().toURL());
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target/jackson-oldest"), "*.jar")) {
            for (Path jar : jars) {
                urls.add(jar.toUri().toURL());
            }
        }
        assertThat(urls).hasSize(5);
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
