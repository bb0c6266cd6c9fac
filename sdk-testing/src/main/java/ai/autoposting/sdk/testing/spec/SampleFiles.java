package ai.autoposting.sdk.testing.spec;

import java.util.Base64;

/** Small valid files, for responses that the specification gives no example of. */
final class SampleFiles {
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final String GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    private SampleFiles() {}

    static Content of(String type) {
        return switch (MediaTypes.plain(type)) {
            case "image/png", "image/*" -> Content.of(Base64.getDecoder().decode(PNG));
            case "image/gif" -> Content.of(Base64.getDecoder().decode(GIF));
            case "image/svg+xml" -> Content.of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
            case "text/csv" -> Content.of("example\n1\n");
            case "application/xml", "text/xml", "text/html" -> Content.of("<html/>");
            default -> Content.of("example");
        };
    }

    /** What a response to a range of types says it is: a range is no type. */
    static String typeIn(String range) {
        return switch (MediaTypes.plain(range)) {
            case "image/*" -> "image/png";
            case "text/*" -> "text/plain";
            default -> range.contains("*") ? "application/octet-stream" : range;
        };
    }
}
