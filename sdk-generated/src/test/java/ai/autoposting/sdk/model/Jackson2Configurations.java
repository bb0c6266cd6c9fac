package ai.autoposting.sdk.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through what a user can set at a Jackson 2. A class of its own, so that a test can run it with another version of it. */
public final class Jackson2Configurations {
    private static final String TOKEN = """
            {"tokenId":"t","scopes":["a","b"],"expiresAt":"2025-01-01T00:00:00Z","lastUsedAt":null,"whole":1,\
            "long":12345678901,"big":123456789012345678901234567890,"half":2.5,"list":[0.1,[],{},["a",null]],"map":{"x":null,"flag":true},"no":false}""";

    /** These change what is asked for, or turn off what models live by. */
    private static final Set<String> OTHERS = Set.of(
            "USE_ANNOTATIONS",
            "CAN_OVERRIDE_ACCESS_MODIFIERS",
            "USE_LONG_FOR_INTS",
            "UNWRAP_ROOT_VALUE",
            "WRAP_ROOT_VALUE",
            "INDENT_OUTPUT",
            "ORDER_MAP_ENTRIES_BY_KEYS",
            "WRITE_NULL_MAP_VALUES",
            "WRITE_EMPTY_JSON_ARRAYS",
            "WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED");

    private Jackson2Configurations() {}

    /** A type of a user's, whose JSON is kept in a buffer until it is known which it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Holder.class, name = "holder"))
    public interface Parent {}

    /** Holds a token. */
    public record Holder(PlatformToken token) implements Parent {
        @JsonCreator
        public Holder(@JsonProperty("token") PlatformToken token) {
            this.token = token;
        }
    }

    /** What does not come out as it went in, by the setting that is to blame. */
    public static List<String> failures() {
        List<String> failures = new ArrayList<>();
        mappers().forEach((name, mapper) -> {
            try {
                check(name, mapper, failures);
            } catch (JsonProcessingException | RuntimeException failure) {
                failures.add(name + ": " + failure);
            }
        });
        return failures;
    }

    private static Map<String, ObjectMapper> mappers() {
        Map<String, ObjectMapper> mappers = new LinkedHashMap<>();
        for (boolean on : new boolean[] {true, false}) {
            for (MapperFeature feature : MapperFeature.values()) {
                mappers.put(
                        feature.name() + on,
                        JsonMapper.builder().configure(feature, on).build());
            }
            for (DeserializationFeature feature : DeserializationFeature.values()) {
                mappers.put(feature.name() + on, new ObjectMapper().configure(feature, on));
            }
            for (SerializationFeature feature : SerializationFeature.values()) {
                mappers.put(feature.name() + on, new ObjectMapper().configure(feature, on));
            }
            OTHERS.forEach(name -> mappers.remove(name + on));
        }
        for (ObjectMapper.DefaultTyping typing : ObjectMapper.DefaultTyping.values()) {
            for (JsonTypeInfo.As as : List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY)) {
                ObjectMapper mapper = new ObjectMapper();
                mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, typing, as);
                mappers.put("typing " + typing + as, mapper);
            }
        }
        mappers.put(
                "snake case",
                JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .build());
        return mappers;
    }

    private static void check(String name, ObjectMapper mapper, List<String> failures) throws JsonProcessingException {
        PlatformToken token = mapper.readValue(TOKEN, PlatformToken.class);
        compare(name, mapper.writeValueAsString(token), TOKEN, failures);
        PlatformToken exact = token.toBuilder()
                .additionalProperty("exact", new BigDecimal("1.00000000000000000000000001"))
                .build();
        compare(
                name + ", exact",
                mapper.writeValueAsString(exact),
                TOKEN.replace("false}", "false,\"exact\":1.00000000000000000000000001}"),
                failures);
        if (name.startsWith("typing")) {
            return; // trees and a user's own types have class names then
        }
        compare(name + ", tree", mapper.treeToValue(mapper.valueToTree(token), PlatformToken.class), token, failures);
        String held = "{\"token\":" + TOKEN + ",\"kind\":\"holder\"}";
        compare(name + ", buffered", mapper.readValue(held, Parent.class), new Holder(token), failures);
        compare(
                name + ", map",
                mapper.convertValue(
                        mapper.convertValue(token, new TypeReference<Map<String, Object>>() {}), PlatformToken.class),
                token,
                failures);
        compare(name + ", numbers", mapper.writeValueAsString(numbers(mapper)), NUMBERS, failures);
    }

    private static final String NUMBERS = """
            {"byte":1,"short":2,"int":3,"long":4,"integer":5,"float":0.5,"double":2.5,"decimal":3.5,"bytes":"AQI="}""";

    /** Every kind that a buffer keeps as it is. */
    private static PlatformToken numbers(ObjectMapper mapper) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("byte", (byte) 1);
        numbers.put("short", (short) 2);
        numbers.put("int", 3);
        numbers.put("long", 4L);
        numbers.put("integer", BigInteger.valueOf(5));
        numbers.put("float", 0.5f);
        numbers.put("double", 2.5);
        numbers.put("decimal", new BigDecimal("3.5"));
        numbers.put("bytes", new byte[] {1, 2});
        return mapper.convertValue(numbers, PlatformToken.class);
    }

    private static void compare(String name, Object actual, Object expected, List<String> failures) {
        if (!actual.equals(expected)) {
            failures.add(name + ": " + actual);
        }
    }
}
