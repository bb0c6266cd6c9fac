package ai.autoposting.sdk.internal.secrets;

import ai.autoposting.sdk.runtime.SecretNames;
import ai.autoposting.sdk.runtime.SecretNames.Kind;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds what stands under a secret name in a request's JSON. */
public final class JsonSecrets {
    private static final int MIN_DIGITS = 4;

    /** Without bounds as far as every version of Jackson can do so: whatever was sent must be found. */
    private static final JsonFactory UNBOUNDED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonSecrets() {}

    public static void addTo(SecretMasker secrets, byte[] json) {
        try (JsonParser in = UNBOUNDED.createParser(json)) {
            add(in, secrets);
        } catch (StreamConstraintsException unreadable) { // the length of names can be bounded all the same
            secrets.hideEverything();
        } catch (IOException | RuntimeException notJson) {
            // What could be read has been added.
        }
    }

    private static void add(JsonParser in, SecretMasker secrets) throws IOException {
        Deque<Kind> around = new ArrayDeque<>();
        around.push(Kind.PLAIN);
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            if (token.isStructEnd()) {
                around.pop();
            } else if (token != JsonToken.FIELD_NAME) {
                Kind kind = kind(in, around.element());
                if (token.isStructStart()) {
                    boolean namesDecide =
                            token == JsonToken.START_OBJECT && kind == Kind.SECRETS && in.currentName() == null;
                    around.push(namesDecide ? Kind.PLAIN : kind);
                } else if (kind != Kind.PLAIN && canBeSecret(in, token, kind)) {
                    secrets.add(in.getText());
                }
            }
        }
    }

    /** An element of an array is what the array is; what stands in a secret thing is secret under any name. */
    private static Kind kind(JsonParser in, Kind around) throws IOException {
        String name = in.currentName();
        Kind own = name == null ? Kind.PLAIN : SecretNames.kindOf(name);
        return own.compareTo(around) > 0 ? own : around;
    }

    /** The words true, false and null are no secrets, nor are short numbers and those of several things. */
    private static boolean canBeSecret(JsonParser in, JsonToken token, Kind kind) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return true;
        }
        return token.isNumeric() && kind == Kind.SECRET && digits(in.getText()) >= MIN_DIGITS;
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }
}
