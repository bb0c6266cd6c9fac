package ai.autoposting.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecTest {
    private static <T> T read(String json, Codec<T> codec) throws IOException {
        try (JsonParser in = Json.FACTORY.createParser(json)) {
            in.nextToken();
            T value = codec.read(in);
            assertThat(in.nextToken()).isNull();
            return value;
        }
    }

    private static <T> String write(T value, Codec<T> codec) throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(json)) {
            codec.write(value, out);
        }
        return json.toString();
    }

    @Test
    void unknownAndNullPropertiesSurviveARoundTrip() throws IOException {
        String json = "{\"tokenId\":\"t\",\"expiresAt\":null,\"scopes\":[],\"later\":[1,{\"a\":null}]}";
        PlatformToken token = read(json, PlatformTokenCodec.CODEC);
        assertThat(token.additionalProperties()).containsOnlyKeys("later");
        assertThat(write(token, PlatformTokenCodec.CODEC))
                .isEqualTo("{\"tokenId\":\"t\",\"scopes\":[],\"expiresAt\":null,\"later\":[1,{\"a\":null}]}");
    }

    @Test
    void nullWhereTheSpecificationDoesNotAllowItIsAbsence() throws IOException {
        PlatformToken token = read("{\"tokenId\":null,\"scopes\":null}", PlatformTokenCodec.CODEC);
        assertThat(token).isEqualTo(PlatformToken.builder().build());
    }

    @Test
    void whatIsNotSetIsNotSentAndAnEmptyListIs() throws IOException {
        assertThat(write(PlatformToken.builder().scopes(List.of()).build(), PlatformTokenCodec.CODEC))
                .isEqualTo("{\"scopes\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"tokenId\":5}]|$[0].tokenId: expected a string, found a number",
                "[{\"scopes\":[\"a\",5]}]|$[0].scopes[1]: expected a string, found a number",
                "[{\"scopes\":[null]}]|$[0].scopes[0]: expected a string, found null",
                "[{\"scopes\":{}}]|$[0].scopes: expected an array, found an object",
                "[{\"expiresAt\":\"tomorrow\"}]|$[0].expiresAt: not an RFC 3339 date-time with an offset",
                "[{\"expiresAt\":5}]|$[0].expiresAt: expected a date-time, found a number",
                "[[]]|$[0]: expected an object, found an array",
                "{}|$: expected an array, found an object",
                "`[{\"tokenId\":\"a\"},\"secret\"]`|$[1]: expected an object, found a string",
            })
    void aValueOfTheWrongKindIsNamedByItsPath(String json, String message) {
        assertThatThrownBy(() -> read(json, Containers.list(PlatformTokenCodec.CODEC)))
                .isInstanceOf(JsonMismatchException.class)
                .hasMessage(message);
    }

    @Test
    void aRequestSaysWhichOfItsValuesAreSecrets() {
        StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("one")
                .refreshToken("two")
                .platformUserId("three")
                .build();
        List<String> secrets = new ArrayList<>();
        StorePlatformTokenRequestCodec.CODEC.secrets(request, secrets::add);
        assertThat(secrets).containsExactly("one", "two");
    }

    @Test
    void codecsAreFoundByClass() {
        assertThat(Json.codec(PlatformToken.class)).isSameAs(PlatformTokenCodec.CODEC);
        assertThat(Json.codec(Platform.class)).isSameAs(PlatformCodec.CODEC);
        assertThat(Json.codec(String.class)).isSameAs(Scalars.Text.CODEC);
        assertThat(Json.codec(Thread.class)).isNull();
    }

    /** From the middle of a longer text. */
    private static OffsetDateTime parse(String text) {
        return Rfc3339.parse(("9" + text + "9").toCharArray(), 1, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "2025-01-01T00:00:00.000Z, 2025-01-01T00:00:00Z",
        "2025-01-01T00:00:00.1Z, 2025-01-01T00:00:00.1Z",
        "2025-01-01T00:00:00.123456789+05:30, 2025-01-01T00:00:00.123456789+05:30",
        "2025-01-01T12:34:56-11:00, 2025-01-01T12:34:56-11:00",
        "2025-01-01T12:34Z, 2025-01-01T12:34:00Z",
        "2024-02-29T23:59:59+00:00, 2024-02-29T23:59:59Z",
    })
    void dateTimes(String given, String written) {
        OffsetDateTime time = parse(given);
        assertThat(time).isEqualTo(OffsetDateTime.parse(given));
        assertThat(Rfc3339.format(time)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01T00:00:00",
        "2025-13-01T00:00:00Z",
        "2025-02-30T00:00:00Z",
        "2025-01-01T24:00:00Z",
        "2025-01-01 00:00:00Z",
        "2025-01-01T00:00:00+25:00",
        "20a5-01-01T00:00:00Z",
        "2025-01-01T00:00:00.1234567891Z",
        "2025-01-01T00:00:00ZZ",
        "soon",
        "2025-01-01T00:00:00+0100",
    })
    void whatIsNoDateTimeIsRefused(String given) {
        assertThatThrownBy(() -> parse(given)).isInstanceOf(java.time.DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 20})
    void listsOfAnyLength(int length) throws IOException {
        List<Integer> numbers =
                java.util.stream.IntStream.range(0, length).boxed().toList();
        List<Integer> list = read(numbers.toString(), Containers.list(Scalars.Int.CODEC));
        assertThat(list).isEqualTo(numbers);
        assertThatThrownBy(() -> list.add(1)).isInstanceOf(UnsupportedOperationException.class);

        List<Object> nulls = java.util.Collections.nCopies(length, null);
        List<Object> anything = read(nulls.toString(), Containers.list(Scalars.Any.CODEC));
        assertThat(anything).isEqualTo(nulls);
        assertThatThrownBy(() -> anything.add(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,null]", "[null,1]", "[1,1,null]", "[\"a\"]"})
    void aListHoldsNothingElse(String json) {
        assertThatThrownBy(() -> read(json, Containers.list(Scalars.Int.CODEC)))
                .isInstanceOf(JsonMismatchException.class)
                .hasMessageContaining("expected an integer");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.0, 1", "1e3, 1000", "-9223372036854775808, -9223372036854775808"})
    void integers(String json, long value) throws IOException {
        assertThat(read(json, Scalars.Whole.CODEC)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808", "1.5", "1e1000000000", "1e-1000000000", "\"1\"", "true"})
    void whatIsNoIntegerIsRefused(String json) {
        assertThatThrownBy(() -> read(json, Scalars.Whole.CODEC)).isInstanceOf(JsonMismatchException.class);
        assertThatThrownBy(() -> read(json, Scalars.Int.CODEC)).isInstanceOf(JsonMismatchException.class);
    }

    @Test
    void freeFormNumbersKeepTheirDigits() throws IOException {
        assertThat(read("[1,12345678901,123456789012345678901,1.10,0.12345678901234567890123]", Scalars.Any.CODEC))
                .isEqualTo(List.of(
                        1,
                        12345678901L,
                        new java.math.BigInteger("123456789012345678901"),
                        1.1,
                        new java.math.BigDecimal("0.12345678901234567890123")));
    }

    @Test
    void pathsNameOddPropertiesWithoutControlCharacters() {
        assertThatThrownBy(() -> read(
                        "{\"a b\\n'\":{\"c\":[1]}}",
                        Containers.map(Containers.map(Containers.list(Scalars.Text.CODEC)))))
                .hasMessage("$['a b??'].c[0]: expected a string, found a number");
    }

    @Test
    void modelsCanStandInsideOfPlainValues() throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(json)) {
            FreeForm.write(Map.of("platforms", List.of(Platform.X, Platform.of("new"))), out, FreeForm.NOTHING_ELSE);
        }
        assertThat(json).hasToString("{\"platforms\":[\"x\",\"new\"]}");
    }

    @Test
    void whatIsNoJsonIsRefusedByItsClass() {
        assertThatThrownBy(() -> write(List.of(new Object()), Scalars.Any.CODEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON value: java.lang.Object");
    }

    @Test
    void nestingIsBounded() {
        String deep = "[".repeat(Json.DEEPEST + 1) + "]".repeat(Json.DEEPEST + 1);
        assertThatThrownBy(() -> read(deep, Scalars.Any.CODEC))
                .isInstanceOf(com.fasterxml.jackson.core.exc.StreamConstraintsException.class);
    }
}
