package ai.autoposting.sdk.examples.tokenhealth;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Tells the report as a page: one file that asks nobody for anything. What others wrote is in it as JSON only, in a form that cannot
 * end its element; the script makes text of it, never markup.
 */
final class PageOutput {
    private static final List<String> SCRIPTS = List.of("model.js", "grid.js", "timeline.js", "details.js", "page.js");

    private PageOutput() {}

    static void write(Report report, Writer to) throws IOException {
        String style = resource("page.css");
        StringBuilder scripts = new StringBuilder();
        for (String name : SCRIPTS) {
            scripts.append(resource(name));
        }
        String script = scripts.toString();
        String policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '" + hash(style)
                + "'; script-src '" + hash(script) + "'";
        String page = resource("page.html")
                .replace("{{policy}}", policy)
                .replace("{{style}}", style)
                .replace("{{script}}", script);
        String place = "{{data}}";
        int data = page.indexOf(place);
        to.write(page.substring(0, data));
        to.write(data(report));
        to.write(page.substring(data + place.length()));
    }

    private static String data(Report report) throws IOException {
        StringWriter json = new StringWriter();
        JsonOutput.write(report, json);
        return json.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageOutput.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The policy names the page's own style and script: no other would run, whoever wrote it. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
