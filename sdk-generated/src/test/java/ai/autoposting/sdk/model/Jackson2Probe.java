package ai.autoposting.sdk.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import java.util.function.UnaryOperator;

/** What a user's Jackson 2 makes of a token. A class of its own, so that a test can run it with another version of Jackson. */
public final class Jackson2Probe {
    private Jackson2Probe() {}

    /** Reads a token and writes it again with a plain mapper. */
    public static UnaryOperator<String> plain() {
        return json -> roundTrip(new ObjectMapper(), json);
    }

    /** The same with default typing. */
    public static UnaryOperator<String> typed(String applicability) {
        ObjectMapper mapper = new ObjectMapper();
        mapper.activateDefaultTyping(
                LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.valueOf(applicability));
        return json -> roundTrip(mapper, json);
    }

    private static String roundTrip(ObjectMapper mapper, String json) {
        try {
            PlatformToken token = mapper.readValue(json, PlatformToken.class);
            return mapper.writeValueAsString(token);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
