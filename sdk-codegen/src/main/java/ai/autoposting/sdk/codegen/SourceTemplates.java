package ai.autoposting.sdk.codegen;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.api.TemplatingExecutor;

/**
 * Fills the templates in this module's resources. A file's template is named {@code template:view}, the view being one of the
 * bundle's. Stricter than the stock adapter: a name that a template asks for and nobody knows is an error.
 */
final class SourceTemplates implements TemplatingEngineAdapter {
    private final Map<String, Object> views;
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());
    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(false).strictSections(true).withLoader(name -> new StringReader(load(name)));

    SourceTemplates(Map<String, Object> views) {
        this.views = views;
    }

    @Override
    public String getIdentifier() {
        return "autoposting-java";
    }

    @Override
    public String[] getFileExtensions() {
        return new String[] {"mustache"};
    }

    @Override
    public boolean handlesFile(String name) {
        return true;
    }

    @Override
    public String compileTemplate(TemplatingExecutor executor, Map<String, Object> bundle, String name)
            throws IOException {
        String[] parts = name.split(":", 2);
        Object view = Objects.requireNonNull(views.get(parts[1]), name);
        StringWriter written = new StringWriter();
        compiler.compile(load(parts[0])).execute(view, views, written);
        String source = written.toString();
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException malformed) {
            throw new IOException(name + " came out as no Java:\n" + source, malformed);
        }
    }

    private static String load(String name) {
        try (InputStream in = SourceTemplates.class.getResourceAsStream("/autoposting-java/" + name + ".mustache")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
