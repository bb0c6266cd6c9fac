package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON text, trees and models, in all directions. */
public final class JsonTrees {
    private static final int MAX_TOKENS = 100_000;
    private static final int MAX_DIGITS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern HUGE = Pattern.compile("[eE][+-]?0*+[0-9]{5}");

    /** Without the shared table of names, which a sender could fill with names that collide. */
    private static final JsonFactory NAMES_OF_STRANGERS = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(NAMES_OF_STRANGERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonTrees() {}

    /** Empty when the text is no JSON. */
    public static Optional<JsonNode> parse(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Empty also when the text is JSON that would cost too much: more than 100,000 tokens, deeper than 1,000, a number of
     * more than 1,000 digits or with an exponent of more than four, which a few bytes could make gigabytes of.
     */
    static Optional<JsonNode> fromOutside(String text) {
        try (JsonParser in = MAPPER.createParser(text)) {
            int tokens = 0;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (++tokens > MAX_TOKENS
                        || token.isNumeric() && number(in.getText()).isEmpty()) {
                    return Optional.empty();
                }
            }
            return parse(text);
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** The number that is written so in JSON, if it is one and not too large to work with. */
    public static Optional<BigDecimal> number(String text) {
        boolean sane = text.length() <= MAX_DIGITS && NUMBER.matcher(text).matches();
        return sane && !HUGE.matcher(text).find() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    public static String text(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static <T> T convert(JsonNode tree, Class<T> type) {
        return MAPPER.convertValue(tree, type);
    }
}
