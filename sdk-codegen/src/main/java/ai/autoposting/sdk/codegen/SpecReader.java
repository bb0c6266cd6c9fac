package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML, of which JSON is a part, as OpenAPI wants it read: by the rules of JSON. An unquoted {@code on} or {@code
 * 2026-01-01} is a text.
 */
final class SpecReader {
    private static final int MAX_CHARACTERS = 100_000_000;

    private SpecReader() {}

    /** @throws SpecException when the file is no YAML, or has a key twice */
    static JsonNode read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CHARACTERS);
        DumperOptions none = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(none), none, options, new JsonRules());
        try (Reader text = Files.newBufferedReader(file)) {
            return new ObjectMapper().valueToTree(yaml.load(text));
        } catch (YAMLException | IllegalArgumentException malformed) {
            String message = String.valueOf(malformed.getMessage()).strip().replaceAll("\\s*\\n\\s*", "; ");
            throw new SpecException(String.valueOf(file.getFileName()), "is no YAML: " + message, "(mend the file)");
        } catch (IOException failure) {
            throw new UncheckedIOException("specification cannot be read: " + file, failure);
        }
    }

    private static final class JsonRules extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(0|[1-9][0-9]*)"), "-+0123456789");
            addImplicitResolver(
                    Tag.FLOAT, Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?"), "-+0123456789");
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL| "), "~nN\0");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
        }
    }
}
