package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML, of which JSON is a part, as OpenAPI wants it read: by the rules of JSON. An unquoted {@code on} or {@code
 * 2026-01-01} is a text, and so is every key: {@code +1} and {@code null} are names as they stand.
 */
final class SpecReader {
    private static final int MAX_CHARACTERS = 100_000_000;

    private SpecReader() {}

    /** @throws SpecException when the file is no YAML, or has a key twice */
    static JsonNode read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CHARACTERS);
        try (Reader text = Files.newBufferedReader(file)) {
            Trees trees = new Trees(options);
            trees.setComposer(new TextKeys(new ParserImpl(new StreamReader(text), options), options));
            return new ObjectMapper().valueToTree(trees.getSingleData(Object.class));
        } catch (YAMLException | IllegalArgumentException malformed) {
            String message = String.valueOf(malformed.getMessage()).strip().replaceAll("\\s*\\n\\s*", "; ");
            throw new SpecException(String.valueOf(file.getFileName()), "is no YAML: " + message, "(mend the file)");
        } catch (IOException failure) {
            throw new UncheckedIOException("specification cannot be read: " + file, failure);
        }
    }

    /** What contains itself is no tree. */
    private static final class Trees extends SafeConstructor {
        Trees(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.FLOAT, new Fractions());
        }

        @Override
        protected Object constructObject(Node node) {
            if (node.isTwoStepsConstruction()) {
                throw new YAMLException("an alias stands inside of what it stands for," + node.getStartMark());
            }
            return super.constructObject(node);
        }
    }

    /** One that is too large for a double stays the number that it is. */
    private static final class Fractions extends AbstractConstruct {
        @Override
        public Object construct(Node node) {
            String text = ((ScalarNode) node).getValue();
            double number = Double.parseDouble(text);
            if (!Double.isInfinite(number)) {
                return number;
            }
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException malformed) {
                throw new YAMLException("a number cannot have such an exponent," + node.getStartMark());
            }
        }
    }

    private static final class TextKeys extends Composer {
        TextKeys(Parser parser, LoaderOptions options) {
            super(parser, new JsonRules(), options);
        }

        @Override
        protected Node composeKeyNode(MappingNode node) {
            Node key = super.composeKeyNode(node);
            if (!(key instanceof ScalarNode scalar)) {
                throw new YAMLException("a key must be a text," + key.getStartMark());
            }
            return scalar.getTag().equals(Tag.MERGE)
                    ? scalar
                    : new ScalarNode(
                            Tag.STR,
                            scalar.getValue(),
                            scalar.getStartMark(),
                            scalar.getEndMark(),
                            scalar.getScalarStyle());
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
