package ai.autoposting.sdk.internal.secrets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The credentials of the scheme Basic (RFC 7617): a user name and a password in Base64. */
public final class BasicCredentials {
    private BasicCredentials() {}

    /** In Latin-1, and what that cannot say in UTF-8. */
    public static String encode(String user, String password) {
        String text = user + ":" + password;
        Charset charset = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)
                ? StandardCharsets.ISO_8859_1
                : StandardCharsets.UTF_8;
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }

    /** Every form of them that could be echoed: name and password, the password alone, without padding. Empty for no Base64. */
    static List<String> formsOf(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return List.of();
        }
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
        String unpadded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return List.of(utf8, password(utf8), latin1, password(latin1), unpadded);
    }

    private static String password(String pair) {
        return pair.substring(pair.indexOf(':') + 1);
    }
}
