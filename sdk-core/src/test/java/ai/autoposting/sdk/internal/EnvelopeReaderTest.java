package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.Containers;
import ai.autoposting.sdk.json.Json;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
    private static final Codec<String> TEXT = Objects.requireNonNull(Json.codec(String.class));

    private static <T> @Nullable T read(String json, @Nullable Codec<T> codec) throws IOException {
        try (JsonParser in = Json.FACTORY.createParser(json)) {
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
    @ValueSource(strings = {"{\"success\":true}", "{\"data\":null}", "{\"success\":true,\"data\":null}"})
    void missingDataIsWhatTheCodecSays(String json) throws IOException {
        assertThat(read(json, Containers.list(TEXT))).isEqualTo(List.of());
        assertThatThrownBy(() -> read(json, TEXT)).isExactlyInstanceOf(EnvelopeReader.MissingDataException.class);
        assertThat(read(json, (Codec<String>) null)).isNull();
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
        assertThatThrownBy(() -> read(json, TEXT)).isExactlyInstanceOf(EnvelopeReader.DeniedException.class);
        assertThatThrownBy(() -> read(json, Containers.list(Containers.list(TEXT))))
                .isExactlyInstanceOf(EnvelopeReader.DeniedException.class);
        assertThatThrownBy(() -> read(json, null)).isExactlyInstanceOf(EnvelopeReader.DeniedException.class);
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
        assertThatThrownBy(() -> read("{\"data\":[\"x\",[5]]}", Containers.list(TEXT)))
                .hasMessage("$.data[1]: expected a string, found an array");
    }

    @Test
    void nothingIsFineWhereNothingIsDue() throws IOException {
        assertThat(read("{\"success\":true,\"data\":{\"anything\":[1]}}", (Codec<String>) null))
                .isNull();
    }
}
