package ai.autoposting.sdk.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which a signature may be written. Which of them the service uses is not documented; a digest of 32 bytes looks
 * different in each, so that none can be taken for another.
 */
final class SignatureText {
    private static final String[] PREFIXES = {"sha256=", "v1=", "v1,"};
    private static final int HEX_DIGITS = 64;
    private static final int BASE64_CHARACTERS = 43;

    private SignatureText() {}

    /** The digest; null when the text has none of the forms. */
    static byte @Nullable [] digest(String header) {
        String text = withoutPrefix(header);
        try {
            if (text.length() == HEX_DIGITS) {
                return HexFormat.of().parseHex(text);
            }
            return base64(text);
        } catch (IllegalArgumentException otherCharacters) {
            return null;
        }
    }

    private static String withoutPrefix(String header) {
        for (String prefix : PREFIXES) {
            if (header.startsWith(prefix)) {
                return header.substring(prefix.length());
            }
        }
        return header;
    }

    private static byte @Nullable [] base64(String text) {
        boolean padded = text.length() == BASE64_CHARACTERS + 1 && text.endsWith("=");
        String bare = padded ? text.substring(0, BASE64_CHARACTERS) : text;
        if (bare.length() != BASE64_CHARACTERS) {
            return null;
        }
        boolean url = bare.indexOf('-') >= 0 || bare.indexOf('_') >= 0;
        byte[] digest = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(bare);
        Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
        // The last character stands for 4 bits only; the decoder ignores the 2 others.
        boolean canonical =
                Arrays.equals(encoder.withoutPadding().encode(digest), bare.getBytes(StandardCharsets.ISO_8859_1));
        return canonical ? digest : null;
    }
}
