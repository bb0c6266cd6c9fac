package ai.autoposting.sdk.internal.body;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of an error body. Believes a byte order mark first, then what the bytes look like, then the content type; takes
 * UTF-8 for what nobody knows. Never throws.
 */
public final class BodyText {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private BodyText() {}

    /** @param cut whether the body is the beginning of a longer one, so that half a character at its end is none */
    public static String of(byte[] body, @Nullable String contentType, boolean cut) {
        Charset charset = charset(body, declared(contentType));
        boolean fits = charset.name().startsWith("UTF-") || fits(body, charset, cut);
        CharsetDecoder decoder = decoder(fits ? charset : StandardCharsets.UTF_8, CodingErrorAction.REPLACE);
        CharBuffer text = room(body, decoder);
        decoder.decode(ByteBuffer.wrap(body), text, !cut);
        if (!cut) {
            decoder.flush(text);
        }
        text.flip();
        return text.length() > 0 && text.charAt(0) == '\ufeff'
                ? text.subSequence(1, text.length()).toString()
                : text.toString();
    }

    /**
     * Whether the body is text in this character set. In those with sequences, a broken one swallows the letters behind it,
     * which can be the beginning of a secret: UTF-8 swallows none.
     */
    private static boolean fits(byte[] body, Charset charset, boolean cut) {
        CharsetDecoder decoder = decoder(charset, CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(body), room(body, decoder), !cut).isError();
    }

    private static CharsetDecoder decoder(Charset charset, CodingErrorAction onError) {
        return charset.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError);
    }

    private static CharBuffer room(byte[] body, CharsetDecoder decoder) {
        return CharBuffer.allocate((int) Math.ceil(body.length * (double) decoder.maxCharsPerByte()) + 16);
    }

    /** The text of a result: in the character set that its content type says, else UTF-8, without a byte order mark. */
    public static String declared(byte[] body, @Nullable String contentType) {
        String text = new String(body, declared(contentType));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Charset charset(byte[] body, Charset declared) {
        int mark = firstBytes(body);
        if (mark == 0x0000feff) {
            return UTF_32BE;
        }
        if (mark == 0xfffe0000) {
            return UTF_32LE;
        }
        if (mark >>> 16 == 0xfeff) {
            return StandardCharsets.UTF_16BE;
        }
        if (mark >>> 16 == 0xfffe) {
            return StandardCharsets.UTF_16LE;
        }
        if (mark >>> 8 == 0xefbbbf) {
            return StandardCharsets.UTF_8;
        }
        return byLooks(mark, body, declared);
    }

    /** JSON and HTML begin with characters of ASCII, so that zeros among the first bytes tell how wide characters are. */
    private static Charset byLooks(int mark, byte[] body, Charset declared) {
        int zeros = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            zeros = zeros << 1 | ((mark >>> shift & 0xff) == 0 ? 1 : 0);
        }
        return switch (zeros) {
            case 0b1110 -> UTF_32BE;
            case 0b0111 -> body.length < 4 ? declared : UTF_32LE;
            case 0b1010, 0b1000 -> StandardCharsets.UTF_16BE;
            case 0b0101, 0b0100 -> StandardCharsets.UTF_16LE;
            default -> isWide(declared) && isAscii(body) ? StandardCharsets.UTF_8 : declared;
        };
    }

    /** The first four; zeros behind a shorter body. */
    private static int firstBytes(byte[] body) {
        int bytes = 0;
        for (int i = 0; i < 4; i++) {
            bytes = bytes << 8 | (i < body.length ? body[i] & 0xff : 0);
        }
        return bytes;
    }

    private static boolean isWide(Charset charset) {
        return charset.name().contains("UTF-16") || charset.name().contains("UTF-32");
    }

    private static boolean isAscii(byte[] body) {
        for (byte each : body) {
            if (each <= 0) {
                return false;
            }
        }
        return true;
    }

    private static Charset declared(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType;
        int at = type.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return StandardCharsets.UTF_8;
        }
        String name = type.substring(at + "charset=".length())
                .split(";", 2)[0]
                .replace("\"", "")
                .strip();
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
