package ai.autoposting.sdk.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells GraalVM's native-image what a user's object mapper looks for in the models; the engine's codecs need no reflection. */
final class NativeImage {
    private static final String FILE =
            "src/main/resources/META-INF/native-image/ai.autoposting/autoposting-sdk-generated/reflect-config.json";

    /** What stands by hand beside the models. */
    private static final List<String> BESIDE_MODELS = List.of(
            "JsonMembers",
            "JsonTree",
            "JsonTree$BigFraction",
            "JsonTree$BigWhole",
            "JsonTree$Bool",
            "JsonTree$Fraction",
            "JsonTree$Items",
            "JsonTree$Members",
            "JsonTree$Text",
            "JsonTree$Whole");

    private NativeImage() {}

    static void write(Path output, Types types) {
        Collection<String> unions = types.unions().keySet();
        String entries = Stream.of(
                        types.objects().keySet().stream(),
                        types.enums().keySet().stream(),
                        unions.stream(),
                        unions.stream().map(union -> union + "$Unknown"),
                        BESIDE_MODELS.stream())
                .flatMap(names -> names)
                .sorted()
                .map(NativeImage::entry)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        try {
            Path file = output.resolve(FILE);
            Files.createDirectories(file.getParent());
            Files.writeString(file, entries);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String entry(String model) {
        return "  {\"name\": \"ai.autoposting.sdk.model." + model
                + "\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true, \"allDeclaredFields\": true}";
    }
}
