package ai.autoposting.sdk.tokens;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/**
 * A snapshot as one line: a version, then escaped values with blanks between them, so that no value can break the line.
 *
 * @param takenAt when the service was asked
 * @param tokenId empty when the service said none
 * @param expiresAt as the service said it, or empty
 */
record SnapshotText(
        String slug,
        String platform,
        String account,
        Instant takenAt,
        Presence presence,
        String tokenId,
        String expiresAt) {
    private static final String VERSION = "v1";
    private static final int VALUES = 7;
    private static final String NONE = "-";
    private static final int HEX_DIGITS = 4;

    /** What a look said of an account. */
    enum Presence {
        PRESENT,
        ABSENT,
        /** The service named accounts without their ids, or something else than the service answered. */
        UNCLEAR;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Presence of(String word) {
            for (Presence each : values()) {
                if (each.word().equals(word)) {
                    return each;
                }
            }
            throw refused();
        }
    }

    String line() {
        return String.join(
                " ",
                VERSION,
                escaped(slug),
                escaped(platform),
                escaped(account),
                takenAt.toString(),
                presence.word(),
                escaped(tokenId),
                escaped(expiresAt));
    }

    static SnapshotText parse(String line) {
        String[] values = line.strip().split(" ", -1);
        if (values.length != VALUES + 1 || !values[0].equals(VERSION)) {
            throw refused();
        }
        return new SnapshotText(
                unescaped(values[1]),
                unescaped(values[2]),
                unescaped(values[3]),
                instant(values[4]),
                Presence.of(values[5]),
                unescaped(values[6]),
                unescaped(values[7]));
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException wrong) {
            throw refused();
        }
    }

    /** Each UTF-16 unit that is not plain becomes % and four digits: every text comes back as it was, half characters too. */
    static String escaped(String value) {
        if (value.isEmpty()) {
            return NONE;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (isPlain(unit) && !value.equals(NONE)) {
                text.append(unit);
            } else {
                text.append('%');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(Character.toUpperCase(Character.forDigit(unit >> shift & 0xF, 16)));
                }
            }
        }
        return text.toString();
    }

    private static String unescaped(String escaped) {
        if (escaped.equals(NONE)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < escaped.length()) {
            char unit = escaped.charAt(at++);
            if (unit == '%') {
                text.append(unit(escaped, at));
                at += HEX_DIGITS;
            } else {
                text.append(unit);
            }
        }
        // Only what was written here: a line that was cut, or edited, is not taken for another account.
        if (!escaped(text.toString()).equals(escaped)) {
            throw refused();
        }
        return text.toString();
    }

    private static char unit(String escaped, int at) {
        int unit = 0;
        for (int i = at; i < at + HEX_DIGITS; i++) {
            int digit = i < escaped.length() ? Character.digit(escaped.charAt(i), 16) : -1;
            if (digit < 0) {
                throw refused();
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private static boolean isPlain(char unit) {
        return unit >= 'a' && unit <= 'z'
                || unit >= 'A' && unit <= 'Z'
                || unit >= '0' && unit <= '9'
                || "-_.:+@/".indexOf(unit) >= 0;
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("no snapshot: it must begin with " + VERSION + " and have " + VALUES
                + " values, as toString() writes it");
    }
}
