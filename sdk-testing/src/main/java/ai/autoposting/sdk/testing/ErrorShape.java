package ai.autoposting.sdk.testing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The forms in which the service was seen to tell of an error. */
public enum ErrorShape {
    /** <code>{"success": false, "error": &lt;code&gt;, "message": &lt;text&gt;}</code>: the documented one. */
    DOCUMENTED,
    /** <code>{"error": &lt;text&gt;, "code": &lt;CODE&gt;}</code>, the code in upper case. */
    TEXT_AND_CODE,
    /** <code>{"success": false, "error": &lt;text&gt;}</code>. */
    TEXT_ONLY,
    /** An HTML page, as a proxy in front of the service sends it. */
    HTML,
    /** No body at all. */
    EMPTY;

    MockResponse response(int status, String code, String message) {
        return switch (this) {
            case DOCUMENTED -> MockResponse.json(status, fields("success", false, "error", code, "message", message));
            case TEXT_AND_CODE ->
                MockResponse.json(status, fields("error", message, "code", code.toUpperCase(Locale.ROOT)));
            case TEXT_ONLY -> MockResponse.json(status, fields("success", false, "error", message));
            case HTML -> MockResponse.of(status, "text/html", "<html><body><h1>" + status + "</h1></body></html>");
            case EMPTY -> MockResponse.empty(status);
        };
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
