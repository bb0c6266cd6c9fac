package ai.autoposting.sdk.codegen;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator without Maven. */
public final class Generation {
    private Generation() {}

    /** @param files any number of times: a specification, its list of type names, the folder to write to */
    public static void main(String[] files) {
        for (int i = 0; i < files.length; i += 3) {
            run(Path.of(files[i]), Path.of(files[i + 1]), Path.of(files[i + 2]));
        }
    }

    /** The folder with the generated sources. */
    static Path run(Path spec, @Nullable Path names, Path output) {
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
}
