package ai.autoposting.sdk.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.ContainerCodecs;
import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
    private static final Codec<String> TEXT = Objects.requireNonNull(JsonCodecs.codec(String.class));

    private static <T> @Nullable T read(String json, @Nullable Codec<T> codec) throws IOException {
        try (JsonParser in = JsonCodecs.FACTORY.createParser(json)) {
            return EnvelopeReader.read(in, codec);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"data\":\"x\"}",
                "{\"data\":\"x\",\"success\":true}",
                "{\"data\":\"x\"}",
                "{\"success\":null,\"data\":\"x\"}",
                "{\"success\":true,\"meta\":{\"data\":{\"success\":false}},\"data\":\"x\",\"more\":[[1]]}"
            })
    void theDataIsRead(String json) throws IOException {
        assertThat(read(json, TEXT)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":null}", "{\"success\":true,\"data\":null}", "{\"data\":null,\"meta\":{}}"})
    void nullIsWhatTheCodecSays(String json) throws IOException {
        assertThat(read(json, ContainerCodecs.list(TEXT))).isEqualTo(List.of());
        assertThat(read(json, ContainerCodecs.map(TEXT))).isEqualTo(Map.of());
        assertThat(read(json, ContainerCodecs.optional(TEXT))).isEqualTo(Optional.empty());
        assertMissing(json, TEXT, "null");
        assertThat(read(json, (Codec<String>) null)).isNull();
    }

    /** A caller who is told "no tokens" would store them again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true}",
                "{\"success\":true,\"meta\":{\"data\":[]}}",
                "{\"success\":null,\"Data\":[]}"
            })
    void absentDataIsNoData(String json) throws IOException {
        assertMissing(json, TEXT, "nothing");
        assertMissing(json, ContainerCodecs.list(TEXT), "nothing");
        assertMissing(json, ContainerCodecs.map(TEXT), "nothing");
        assertMissing(json, ContainerCodecs.optional(TEXT), "nothing");
        assertThat(read(json, (Codec<String>) null)).isNull();
    }

    private static void assertMissing(String json, Codec<?> codec, String found) {
        assertThatThrownBy(() -> read(json, codec)).isInstanceOfSatisfying(BodyException.class, missing -> {
            assertThat(missing.kind()).isEqualTo(BodyException.Kind.MISSING_DATA);
            assertThat(missing.path()).isEqualTo("$.data");
            assertThat(missing.text()).isEqualTo(found);
        });
    }

    /** What is beside the data is nobody's concern. */
    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e-2147483648", "[[{\"a\":1e2147483648}]]", "\"\\ud800\""})
    void extraFieldsDoNoHarm(String value) throws IOException {
        assertThat(read("{\"more\":" + value + ",\"success\":true,\"data\":\"x\",\"last\":" + value + "}", TEXT))
                .isEqualTo("x");
        String digits = "7".repeat(50_000);
        assertThat(read("{\"success\":" + digits + ",\"data\":\"x\",\"more\":" + digits + "}", TEXT))
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":false}",
                "{\"success\":false,\"data\":\"x\"}",
                "{\"data\":\"x\",\"success\":false}",
                "{\"data\":null,\"success\":false}",
                "{\"data\":{\"a\":[{}]},\"success\":false}",
                "{\"data\":[[1],2],\"error\":\"e\",\"success\":false}",
                "{\"data\":5,\"success\":false}"
            })
    void successFalseCountsWhereverItStands(String json) {
        assertDenied(() -> read(json, TEXT));
        assertDenied(() -> read(json, ContainerCodecs.list(ContainerCodecs.list(TEXT))));
        assertDenied(() -> read(json, null));
    }

    private static void assertDenied(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        BodyException.class, denied -> assertThat(denied.kind()).isEqualTo(BodyException.Kind.DENIED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|$",
                "5|$",
                "null|$",
                "{}|$",
                "{\"a\":1}|$",
                "{\"data\":5}|$.data",
                "{\"data\":{}}|$.data",
                "{\"data\":[\"x\"],\"success\":true}|$.data"
            })
    void whatDoesNotFitIsPlaced(String json, String path) {
        assertThatThrownBy(() -> read(json, TEXT))
                .isInstanceOfSatisfying(
                        JsonMismatchException.class,
                        mismatch -> assertThat(mismatch.path()).isEqualTo(path));
    }

    @Test
    void aMismatchDeepInTheDataIsPlaced() {
        assertThatThrownBy(() -> read("{\"data\":[\"x\",[5]]}", ContainerCodecs.list(TEXT)))
                .hasMessage("$.data[1]: expected a string, found an array");
    }

    @Test
    void nothingIsFineWhereNothingIsDue() throws IOException {
        assertThat(read("{\"success\":true,\"data\":{\"anything\":[1]}}", (Codec<String>) null))
                .isNull();
    }
}
