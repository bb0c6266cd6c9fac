package ai.autoposting.sdk.internal.body;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"success": …, "data": …}} in one pass, the data straight through its codec. Knows no HTTP. */
public final class EnvelopeReader<T> {
    private final JsonParser in;
    private final @Nullable Codec<T> codec;
    private final boolean mayBeEmpty;
    private boolean hasSuccess;
    private boolean denied;
    private boolean hasData;
    private @Nullable T data;
    private @Nullable JsonMismatchException mismatch;

    private EnvelopeReader(JsonParser in, @Nullable Codec<T> codec, boolean mayBeEmpty) {
        this.in = in;
        this.codec = codec;
        this.mayBeEmpty = mayBeEmpty;
    }

    /**
     * The data, null when the codec is null.
     *
     * @throws IOException a {@link BodyException} when the envelope says {@code "success": false}, wherever it says so
     * @throws IOException a {@link BodyException} when there is a codec and no data; null is what the codec says that it stands for
     * @throws JsonMismatchException when it is no envelope or the data is of the wrong kind
     */
    public static <T> @Nullable T read(JsonParser in, @Nullable Codec<T> codec) throws IOException {
        return read(in, codec, false);
    }

    /** The same; with {@code mayBeEmpty}, no data and no envelope at all stand for what null stands for. */
    public static <T> @Nullable T read(JsonParser in, @Nullable Codec<T> codec, boolean mayBeEmpty) throws IOException {
        return new EnvelopeReader<>(in, codec, mayBeEmpty).read();
    }

    private @Nullable T read() throws IOException {
        JsonToken first = in.nextToken();
        if (first == null && mayBeEmpty && codec != null) {
            return codec.absent();
        }
        if (first != JsonToken.START_OBJECT) {
            throw JsonMismatchException.at(in, "an envelope of the form {\"success\": …, \"data\": …}");
        }
        JsonStreamContext envelope = in.getParsingContext();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "success" -> readSuccess();
                case "data" -> readData(envelope);
                default -> in.skipChildren();
            }
        }
        return result();
    }

    private void readSuccess() throws IOException {
        hasSuccess = true;
        denied |= in.currentToken() == JsonToken.VALUE_FALSE;
        in.skipChildren();
    }

    private void readData(JsonStreamContext envelope) throws IOException {
        hasData = true;
        if (codec == null || in.currentToken() == JsonToken.VALUE_NULL) {
            in.skipChildren();
            return;
        }
        try {
            data = codec.read(in);
        } catch (JsonMismatchException wrongKind) { // what comes after may say that the call was denied
            mismatch = wrongKind;
            while (in.getParsingContext() != envelope && in.nextToken() != null) {
                in.skipChildren();
            }
        }
    }

    private @Nullable T result() throws IOException {
        if (denied) {
            throw BodyException.denied();
        }
        if (mismatch != null) {
            throw mismatch;
        }
        if (!hasSuccess && !hasData && !mayBeEmpty) {
            throw JsonMismatchException.unreadable(in, "an envelope: it has neither success nor data");
        }
        if (codec == null || data != null) {
            return data;
        }
        T absent = hasData || mayBeEmpty ? codec.absent() : null;
        if (absent == null) {
            throw BodyException.missingData("$.data", hasData ? "null" : "nothing");
        }
        return absent;
    }
}
