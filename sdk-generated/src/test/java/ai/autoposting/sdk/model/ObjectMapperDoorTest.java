package ai.autoposting.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** A model goes through a user's object mapper, without any module, and looks like the service's JSON. */
final class ObjectMapperDoorTest {
    private static final String TOKEN = """
            {"tokenId":"tok_01HXYZ","platformUserId":"x_12345","username":"@acmecorp","scopes":["tweet.read"],\
            "expiresAt":"2025-01-01T00:00:00Z","lastUsedAt":null,"status":"new-status",\
            "later":{"list":[1,2.5,12345678901,{"x":null}],"flag":true}}""";
    private static final String NUMBERS = """
            {"expiresAt":"2025-01-01T00:00:00Z","lastUsedAt":null,"whole":1,"long":12345678901,\
            "big":123456789012345678901234567890,"half":2.5,"list":[0.1,[],{},["a",null]],"no":false}""";

    @Test
    void jackson2() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.writeValueAsString(mapper.readValue(TOKEN, PlatformToken.class)))
                .isEqualTo(TOKEN);
    }

    @Test
    void jackson2HoweverItIsConfigured() {
        assertThat(Jackson2Configurations.failures()).isEmpty();
    }

    @Test
    void oldestJackson2HoweverItIsConfigured() throws Exception {
        try (URLClassLoader oldest = oldestJackson()) {
            Class<?> configurations = oldest.loadClass(Jackson2Configurations.class.getName());
            assertThat(configurations).isNotSameAs(Jackson2Configurations.class);
            assertThat((List<?>) configurations.getMethod("failures").invoke(null))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = tools.jackson.databind.MapperFeature.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"USE_ANNOTATIONS", "CAN_OVERRIDE_ACCESS_MODIFIERS"})
    void jackson3WithAMapperFeatureTheOtherWayAround(tools.jackson.databind.MapperFeature feature) {
        JsonMapper mapper = JsonMapper.builder()
                .configure(feature, !JsonMapper.shared().isEnabled(feature))
                .build();
        assertThat(mapper.writeValueAsString(mapper.readValue(NUMBERS, PlatformToken.class)))
                .isEqualTo(NUMBERS);
    }

    @ParameterizedTest
    @EnumSource(
            value = tools.jackson.databind.DeserializationFeature.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"USE_LONG_FOR_INTS", "UNWRAP_ROOT_VALUE"})
    void jackson3WithADeserializationFeatureTheOtherWayAround(tools.jackson.databind.DeserializationFeature feature) {
        JsonMapper mapper = JsonMapper.builder()
                .configure(feature, !JsonMapper.shared().isEnabled(feature))
                .build();
        assertThat(mapper.writeValueAsString(mapper.readValue(NUMBERS, PlatformToken.class)))
                .isEqualTo(NUMBERS);
    }

    @ParameterizedTest
    @EnumSource(tools.jackson.databind.DefaultTyping.class)
    void jackson3WithDefaultTyping(tools.jackson.databind.DefaultTyping typing) {
        JsonMapper mapper = JsonMapper.builder()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Object.class)
                                .build(),
                        typing)
                .build();
        assertThat(mapper.writeValueAsString(mapper.readValue(NUMBERS, PlatformToken.class)))
                .isEqualTo(NUMBERS);
    }

    @Test
    void jackson3FromABuffer() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("short", (short) 2);
        numbers.put("float", 0.1f);
        numbers.put("double", 2.5);
        numbers.put("decimal", new BigDecimal("3.5"));
        numbers.put("integer", new BigInteger("123456789012345678901234567890"));
        PlatformToken token = JsonMapper.shared().convertValue(numbers, PlatformToken.class);
        assertThat(JsonMapper.shared().writeValueAsString(token)).isEqualTo("""
                {"short":2,"float":0.1,"double":2.5,"decimal":3.5,"integer":123456789012345678901234567890}""");
    }

    @Test
    void anEmptyStringThatStandsForNullIsNull() throws Exception {
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT);
        assertThat(mapper.readValue("\"\"", PlatformToken.class)).isNull();
        assertThat(JsonMapper.builder()
                        .enable(tools.jackson.databind.DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                        .build()
                        .readValue("\"\"", PlatformToken.class))
                .isNull();
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
