package ai.autoposting.sdk.tokens;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot as one line: a version, then percent-encoded values with blanks between them, so that no value can break the line.
 *
 * @param tokenId empty when the service said none
 * @param expiresAt as the service said it, or empty
 */
record SnapshotText(String slug, String platform, String account, boolean present, String tokenId, String expiresAt) {
    private static final String VERSION = "v1";
    private static final int VALUES = 6;

    String line() {
        return String.join(
                " ",
                VERSION,
                encoded(slug),
                encoded(platform),
                encoded(account),
                present ? "present" : "absent",
                encoded(tokenId),
                encoded(expiresAt));
    }

    static SnapshotText parse(String line) {
        String[] values = line.strip().split(" ", -1);
        boolean known = values.length == VALUES + 1 && values[0].equals(VERSION);
        if (!known || !values[4].equals("present") && !values[4].equals("absent")) {
            throw new IllegalArgumentException("no snapshot: it must begin with " + VERSION + " and have " + VALUES
                    + " values, as toString() writes it");
        }
        List<String> decoded = new ArrayList<>();
        for (String value : values) {
            decoded.add(value.equals("-") ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return new SnapshotText(
                decoded.get(1),
                decoded.get(2),
                decoded.get(3),
                decoded.get(4).equals("present"),
                decoded.get(5),
                decoded.get(6));
    }

    private static String encoded(String value) {
        String text = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return text.isEmpty() ? "-" : text.equals("-") ? "%2D" : text;
    }
}
