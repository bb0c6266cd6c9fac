package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.DefaultGenerator;

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
        SdkCodegen codegen = new SdkCodegen();
        codegen.setOutputDir(output.toString());
        codegen.additionalProperties().put(SdkCodegen.SPEC, spec.toString());
        if (names != null) {
            codegen.additionalProperties().put(SdkCodegen.TYPE_NAMES, names.toString());
        }
        OpenAPI nothing = new OpenAPI().info(new Info().title("").version("")).paths(new Paths());
        DefaultGenerator generator = new DefaultGenerator();
        generator.setGenerateMetadata(false);
        generator.opts(new ClientOptInput().openAPI(nothing).config(codegen)).generate();
        return output.resolve("src/main/java");
    }
}
