package ai.autoposting.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.runtime.ParameterText;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecTest {
    private static <T> T read(String json, Codec<T> codec) throws IOException {
        try (JsonParser in = JsonCodecs.FACTORY.createParser(json)) {
            in.nextToken();
            T value = codec.read(in);
            assertThat(in.nextToken()).isNull();
            return value;
        }
    }

    private static <T> String write(T value, Codec<T> codec) throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = JsonCodecs.FACTORY.createGenerator(json)) {
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
        assertThatThrownBy(() -> read(json, ContainerCodecs.list(PlatformTokenCodec.CODEC)))
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
        assertThat(JsonCodecs.codec(PlatformToken.class)).isSameAs(PlatformTokenCodec.CODEC);
        assertThat(JsonCodecs.codec(Platform.class)).isSameAs(PlatformCodec.CODEC);
        assertThat(JsonCodecs.codec(String.class)).isSameAs(ScalarCodecs.Text.CODEC);
        assertThat(JsonCodecs.codec(Thread.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 20})
    void listsOfAnyLength(int length) throws IOException {
        List<Integer> numbers =
                java.util.stream.IntStream.range(0, length).boxed().toList();
        List<Integer> list = read(numbers.toString(), ContainerCodecs.list(ScalarCodecs.Int.CODEC));
        assertThat(list).isEqualTo(numbers);
        assertThatThrownBy(() -> list.add(1)).isInstanceOf(UnsupportedOperationException.class);

        List<Object> nulls = java.util.Collections.nCopies(length, null);
        List<Object> anything = read(nulls.toString(), ContainerCodecs.list(ScalarCodecs.Any.CODEC));
        assertThat(anything).isEqualTo(nulls);
        assertThatThrownBy(() -> anything.add(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,null]", "[null,1]", "[1,1,null]", "[\"a\"]"})
    void aListHoldsNothingElse(String json) {
        assertThatThrownBy(() -> read(json, ContainerCodecs.list(ScalarCodecs.Int.CODEC)))
                .isInstanceOf(JsonMismatchException.class)
                .hasMessageContaining("expected an integer");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.0, 1", "1e3, 1000", "-9223372036854775808, -9223372036854775808"})
    void integers(String json, long value) throws IOException {
        assertThat(read(json, ScalarCodecs.Whole.CODEC)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808", "1.5", "1e1000000000", "1e-1000000000", "\"1\"", "true"})
    void whatIsNoIntegerIsRefused(String json) {
        assertThatThrownBy(() -> read(json, ScalarCodecs.Whole.CODEC)).isInstanceOf(JsonMismatchException.class);
        assertThatThrownBy(() -> read(json, ScalarCodecs.Int.CODEC)).isInstanceOf(JsonMismatchException.class);
    }

    private static final List<String> OUT_OF_BOUNDS = List.of(
            "1e99999999999",
            "-1e-99999999999",
            "1e2147483648",
            "1e-2147483648",
            "1E+2147483647",
            "1e1000000000",
            "1.5e1001",
            "1e-1001",
            "0e99999999999",
            "1e" + "9".repeat(5_000),
            "0." + "1".repeat(1_000),
            "-" + "1".repeat(1_000),
            "7".repeat(100_000));

    static List<String> outOfBounds() {
        return OUT_OF_BOUNDS;
    }

    @ParameterizedTest
    @MethodSource("outOfBounds")
    void aNumberOutOfAllBoundsIsItsTextWhereNothingIsDeclared(String number) throws IOException {
        PlatformToken token = read("{\"later\":[" + number + "],\"tokenId\":\"t\"}", PlatformTokenCodec.CODEC);

        assertThat(token.additionalProperties()).isEqualTo(Map.of("later", List.of(number)));
        assertThat(token.tokenId()).contains("t");
        assertThat(read("{\"a\":" + number + "}", ContainerCodecs.map(ScalarCodecs.Any.CODEC)))
                .isEqualTo(Map.of("a", number));
        assertThat(read(number, ScalarCodecs.Any.CODEC)).isEqualTo(number);
    }

    @ParameterizedTest
    @MethodSource("outOfBounds")
    void aNumberOutOfAllBoundsDoesNotFitWhereOneIsDeclared(String number) {
        for (Codec<?> codec : List.of(
                ScalarCodecs.Int.CODEC,
                ScalarCodecs.Whole.CODEC,
                ScalarCodecs.Single.CODEC,
                ScalarCodecs.Real.CODEC,
                ScalarCodecs.Decimal.CODEC)) {
            assertThatThrownBy(() -> read("{\"a\":[" + number + "]}", ContainerCodecs.map(ContainerCodecs.list(codec))))
                    .isExactlyInstanceOf(JsonMismatchException.class)
                    .hasMessageMatching(
                            "\\$\\.a\\[0]: not an? (number|integer of (32|64) bits): more than 1,000 characters,"
                                    + " or an exponent beyond 1,000");
        }
    }

    /** Of strings too, any text at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1e99999999999",
                "+999999999-12-31T23:59:59Z",
                "+9999999999-12-31T23:59:59Z",
                "2025-01-01T00:00:00.999999999999Z",
                "2025-01-01T00:00:00+99:99",
                "2025-01-01T00:00:00.",
                "2025-99-99",
                "00000000-0000-0000-0000-00000000000g",
                "000000000-000-0000-0000-000000000000",
                "1-1-1-1-1",
                "http://[",
                "%",
                "A",
                "=",
                "\\ud800",
                "\\u0000"
            })
    void noTextBreaksACodec(String text) {
        for (Class<?> type : List.of(
                OffsetDateTime.class,
                java.time.LocalDate.class,
                java.util.UUID.class,
                java.net.URI.class,
                byte[].class,
                Platform.class,
                Integer.class,
                Long.class,
                Float.class,
                Double.class,
                java.math.BigDecimal.class,
                Boolean.class)) {
            Codec<?> codec = java.util.Objects.requireNonNull(JsonCodecs.codec(type));
            Throwable thrown = catchThrowable(() -> read("[\"" + text + "\"]", ContainerCodecs.list(codec)));
            if (thrown != null) {
                assertThat(thrown)
                        .isExactlyInstanceOf(JsonMismatchException.class)
                        .hasMessageStartingWith("$[0]: ");
            }
        }
    }

    @Test
    void aUuidIsNotMendedSilently() {
        assertThatThrownBy(() -> read("\"000000000-000-0000-0000-000000000000\"", ScalarCodecs.Uuid.CODEC))
                .hasMessage("$: not a UUID");
    }

    @Test
    void whatADoubleOrFloatCannotHoldIsNotRoundedToNothing() throws IOException {
        assertThat(read("4.9e-324", ScalarCodecs.Real.CODEC)).isEqualTo(Double.MIN_VALUE);
        assertThat(read("[0,0.0,-0.0,0e5]", ContainerCodecs.list(ScalarCodecs.Real.CODEC)))
                .containsExactly(0.0, 0.0, -0.0, 0.0);
        for (String number : List.of("1e400", "-1e400", "1e-400")) {
            assertThatThrownBy(() -> read(number, ScalarCodecs.Real.CODEC))
                    .hasMessage("$: not a number that a double can hold");
        }
        for (String number : List.of("1e39", "1e-60")) {
            assertThatThrownBy(() -> read(number, ScalarCodecs.Single.CODEC))
                    .hasMessage("$: not a number that a float can hold");
        }
    }

    @Test
    void decimalsKeepTheirDigitsUpToTheBound() throws IOException {
        for (String number : List.of("0.1", "1.10", "1e1000", "1e-1000", "0." + "1".repeat(998))) {
            assertThat(read(number, ScalarCodecs.Decimal.CODEC)).isEqualTo(new java.math.BigDecimal(number));
        }
        assertThat(read("9".repeat(1_000), ScalarCodecs.Any.CODEC))
                .isEqualTo(new java.math.BigInteger("9".repeat(1_000)));
    }

    @Test
    void aCallersHugeNumberIsWrittenAsItIs() throws IOException {
        java.math.BigDecimal huge = new java.math.BigDecimal("1e1000000000");
        PlatformToken token =
                PlatformToken.builder().additionalProperty("a", huge).build();

        assertThat(write(token, PlatformTokenCodec.CODEC)).isEqualTo("{\"a\":1E+1000000000}");
        assertThat(write(huge, ScalarCodecs.Decimal.CODEC)).isEqualTo("1E+1000000000");
        assertThat(ParameterText.text(huge)).isEqualTo("1E+1000000000");
        assertThat(ParameterText.text(new java.math.BigDecimal("1e-1000000000")))
                .isEqualTo("1E-1000000000");
        assertThat(ParameterText.text(new java.math.BigDecimal("1e5"))).isEqualTo("100000");
    }

    /** JSON may hold it, bytes of UTF-8 may not. */
    @Test
    void halfASurrogatePairSurvives() throws IOException {
        PlatformToken token = read("{\"username\":\"a\\ud800\"}", PlatformTokenCodec.CODEC);

        assertThat(JsonCodecs.toMap(token, PlatformTokenCodec.CODEC)).isEqualTo(Map.of("username", "a\ud800"));
        assertThat(JsonCodecs.fromMap(Map.of("username", "a\ud800"), PlatformTokenCodec.CODEC))
                .isEqualTo(token);
    }

    @Test
    void freeFormNumbersKeepTheirDigits() throws IOException {
        assertThat(read("[1,12345678901,123456789012345678901,1.10,0.12345678901234567890123]", ScalarCodecs.Any.CODEC))
                .isEqualTo(List.of(
                        1,
                        12345678901L,
                        new java.math.BigInteger("123456789012345678901"),
                        1.1,
                        new java.math.BigDecimal("0.12345678901234567890123")));
    }

    @Test
    void pathsNameOddPropertiesWithoutControlCharacters() {
        JsonMismatchException mismatch = mismatchIn(
                "{\"a b\\n\\u001b'\":{\"c\":[1]}}",
                ContainerCodecs.map(ContainerCodecs.map(ContainerCodecs.list(ScalarCodecs.Text.CODEC))));

        assertThat(mismatch).hasMessage("$[\"a b '\"].c[0]: expected a string, found a number");
        assertThat(mismatch.path()).isEqualTo("$[\"a b\n\u001b'\"].c[0]");
    }

    private static JsonMismatchException mismatchIn(String json, Codec<?> codec) {
        return catchThrowableOfType(JsonMismatchException.class, () -> read(json, codec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a1_$|$.a1_$",
                "größe|$.größe",
                "x-y|$['x-y']",
                "a']['b|$[\"a']['b\"]",
                "a\\\"][\\\"b|$['a\"][\"b']",
                "'\\\"\\\\|$['\\'\"\\\\']",
                "a\\u202eb|$['a\u202eb']",
                "``|$['']",
            })
    void namesStandInPathsUnalteredAndUnambiguously(String name, String path) {
        String json = "{\"" + name + "\":5}";

        assertThat(mismatchIn(json, ContainerCodecs.map(ScalarCodecs.Text.CODEC))
                        .path())
                .isEqualTo(path);
    }

    /** So that a secret in it, or one that is all of it, can be found. */
    @Test
    void aLongNameStandsInThePathWhole() {
        String name = "k".repeat(2_000);
        JsonMismatchException mismatch =
                mismatchIn("{\"" + name + "\":5}", ContainerCodecs.map(ScalarCodecs.Text.CODEC));

        assertThat(mismatch.path()).isEqualTo("$." + name);
        assertThat(mismatch).hasMessage("$." + "k".repeat(298) + "…: expected a string, found a number");
    }

    @Test
    void aPathEndsAfterAWholeNameWhenItIsTooLong() {
        String name = "n".repeat(2_000);
        String json = ("{\"" + name + "\":").repeat(3) + "{\"x\":5}}}}";
        Codec<?> codec = ContainerCodecs.map(
                ContainerCodecs.map(ContainerCodecs.map(ContainerCodecs.map(ScalarCodecs.Text.CODEC))));

        assertThat(mismatchIn(json, codec).path()).isEqualTo("$." + name + "." + name + "…");
        assertThat(mismatchIn("{\"" + "n".repeat(5_000) + "\":5}", ContainerCodecs.map(ScalarCodecs.Text.CODEC))
                        .path())
                .isEqualTo("$…");
    }

    @Test
    void aPathBelowAnotherIsBoundedToo() {
        JsonMismatchException mismatch = new JsonMismatchException("$." + "n".repeat(3_000), "wrong");

        assertThat(mismatch.below("$.data").path()).isEqualTo("$.data." + "n".repeat(3_000));
        assertThat(mismatch.below("$." + "m".repeat(3_000)).path()).isEqualTo("$." + "m".repeat(3_000) + "…");
        assertThat(mismatch.below("$.m…").path()).isEqualTo("$.m…");
    }

    @Test
    void modelsCanStandInsideOfPlainValues() throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = JsonCodecs.FACTORY.createGenerator(json)) {
            FreeFormJson.write(
                    Map.of("platforms", List.of(Platform.X, Platform.of("new"))), out, FreeFormJson.NOTHING_ELSE);
        }
        assertThat(json).hasToString("{\"platforms\":[\"x\",\"new\"]}");
    }

    @Test
    void whatIsNoJsonIsRefusedByItsClass() {
        assertThatThrownBy(() -> write(List.of(new Object()), ScalarCodecs.Any.CODEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON value: java.lang.Object");
    }

    @Test
    void nestingIsBounded() {
        String deep = "[".repeat(JsonCodecs.MAX_DEPTH + 1) + "]".repeat(JsonCodecs.MAX_DEPTH + 1);
        assertThatThrownBy(() -> read(deep, ScalarCodecs.Any.CODEC))
                .isInstanceOf(com.fasterxml.jackson.core.exc.StreamConstraintsException.class);
    }
}
