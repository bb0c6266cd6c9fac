package ai.autoposting.sdk.codegen;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.api.TemplatingExecutor;

/**
 * Fills the templates in this module's resources. A file's template is named {@code template:view}, the view being one of the
 * bundle's. Stricter than the stock adapter: a name that a template asks for and nobody knows is an error.
 */
final class SourceTemplates implements TemplatingEngineAdapter {
    private final Map<String, Object> views;
    private final Supplier<List<SupportingFile>> files;
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(false).strictSections(true).withLoader(name -> new StringReader(load(name)));

    /** @param files all that will be asked for, once the first of them is */
    SourceTemplates(Map<String, Object> views, Supplier<List<SupportingFile>> files) {
        this.views = views;
        this.files = files;
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
    public String compileTemplate(TemplatingExecutor executor, Map<String, Object> bundle, String name) {
        if (sources.isEmpty()) {
            sources.putAll(files.get().parallelStream()
                    .map(SupportingFile::getTemplateFile)
                    .distinct()
                    .collect(Collectors.toMap(Function.identity(), this::source)));
        }
        return Objects.requireNonNull(sources.remove(name), name);
    }

    private String source(String name) {
        String[] parts = name.split(":", 2);
        Object view = Objects.requireNonNull(views.get(parts[1]), name);
        StringWriter written = new StringWriter();
        templates
                .computeIfAbsent(parts[0], template -> compiler.compile(load(template)))
                .execute(view, views, written);
        return format(name, written.toString());
    }

    private static String format(String name, String source) {
        JavaFormatterOptions options = JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(true)
                .build();
        try {
            return Formatter.createFormatter(options).formatSourceAndFixImports(source);
        } catch (FormatterException malformed) {
            throw new IllegalStateException(name + " came out as no Java:\n" + source, malformed);
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
