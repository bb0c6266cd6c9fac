package ai.autoposting.sdk.internal.body;

import ai.autoposting.sdk.json.JsonCodecs;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Looks whether a body that is no envelope says by itself that the operation failed. Knows no HTTP. */
public final class SuccessCheck {
    private SuccessCheck() {}

    /**
     * Reads a JSON object to its end for {@code "success": false}, wherever it stands in it. What is none says nothing.
     *
     * @throws IOException a {@link BodyException} when it says so
     */
    public static void requireSuccess(byte[] body) throws IOException {
        if (isDenied(body)) {
            throw BodyException.denied();
        }
    }

    private static boolean isDenied(byte[] body) {
        try (JsonParser in = JsonCodecs.FACTORY.createParser(body)) {
            boolean denied = false;
            if (in.nextToken() == JsonToken.START_OBJECT) {
                for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                    denied |= in.nextToken() == JsonToken.VALUE_FALSE && name.equals("success");
                    in.skipChildren();
                }
            }
            return denied;
        } catch (IOException | RuntimeException noJson) { // whoever reads it as a result says so
            return false;
        }
    }
}
