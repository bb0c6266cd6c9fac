package ai.autoposting.sdk.codegen;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator on a specification, without Maven. */
final class Generation {
    private Generation() {}

    /** The folder with the generated sources. */
    static Path of(Path spec, @Nullable Path names, Path output) {
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setGeneratorName("autoposting-java")
                .setInputSpec(spec.toString())
                .setOutputDir(output.toString());
        if (names != null) {
            configurator.addAdditionalProperty("typeNames", names.toString());
        }
        DefaultGenerator generator = new DefaultGenerator();
        generator.setGenerateMetadata(false);
        generator.opts(configurator.toClientOptInput()).generate();
        return output.resolve("src/main/java");
    }

    static Path resource(String name) {
        URL url = Objects.requireNonNull(Generation.class.getResource("/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
