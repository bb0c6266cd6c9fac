package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schema allows is told in one sentence. */
final class LimitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|",
                "{'type': 'integer', 'minimum': 1, 'maximum': 100, 'default': 20}|From 1 to 100, by default {@code 20}.",
                "{'type': 'number', 'minimum': 0.5}|At least 0.5.",
                "{'type': 'number', 'exclusiveMinimum': 0, 'exclusiveMaximum': 1}|More than 0, less than 1.",
                "{'type': 'integer', 'maximum': 9, 'multipleOf': 3}|At most 9, a multiple of 3.",
                "{'type': 'string', 'minLength': 1, 'maxLength': 280}|From 1 to 280 characters.",
                "{'type': 'string', 'minLength': 0, 'maxLength': 1}|At most 1 character.",
                "{'type': 'string', 'minLength': 3, 'maxLength': 3}|Exactly 3 characters.",
                "{'type': 'string', 'pattern': '^[a-z]{2}$'}|Of the pattern {@code ^[a-z]{2}$}.",
                "{'type': 'string', 'pattern': '*/'}|Of the pattern <code>*&#47;</code>.",
                "{'type': 'string', 'format': 'email', 'default': ''}|Of the format {@code email}, by default blank.",
                "{'type': 'string', 'format': 'date-time'}|",
                "{'type': 'array', 'minItems': 1, 'uniqueItems': true, 'items': {'type': 'string', 'maxLength': 30}}"
                        + "|At least 1 item, no item twice, each at most 30 characters.",
                "{'type': 'object', 'maxProperties': 2, 'additionalProperties': {'type': 'string'}}|At most 2 entries.",
            })
    void ofOpenApi31(String json, String sentence) throws JsonProcessingException {
        JsonNode schema = schema(json);
        assertThat(Limits.sentence(schema, schema)).isEqualTo(sentence == null ? "" : sentence);
    }

    @Test
    void exclusiveBoundsOfOpenApi30AreFlags() throws JsonProcessingException {
        JsonNode schema = schema("{'type': 'number', 'minimum': 0, 'exclusiveMinimum': true, 'maximum': 5}");
        assertThat(Limits.sentence(schema, schema)).isEqualTo("At most 5, more than 0.");
    }

    @Test
    void theDefaultBesideAReferenceComesBeforeThatOfItsTarget() throws JsonProcessingException {
        JsonNode target = schema("{'type': 'string', 'maxLength': 5, 'default': 'a'}");
        JsonNode reference = schema("{'$ref': '#/components/schemas/Target', 'default': 'b'}");
        assertThat(Limits.sentence(reference, target)).isEqualTo("At most 5 characters, by default {@code b}.");
    }

    private static JsonNode schema(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json.replace('\'', '"'));
    }
}
