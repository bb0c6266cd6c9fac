package ai.autoposting.sdk.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes specifications that can be called as they stand, and their SDKs, for another module's test: a folder for each number, in which
 * {@code spec.json} is, and {@code refused.txt} or the sources.
 */
final class RandomSpecsMain {
    private RandomSpecsMain() {}

    /** @param arguments the folder, the first number, and how many specifications to write */
    public static void main(String[] arguments) throws IOException {
        long number = Long.parseLong(arguments[1]);
        for (int left = Integer.parseInt(arguments[2]); left > 0; number++) {
            if (RandomSpecs.isCalm(number)) {
                write(number, Path.of(arguments[0], Long.toString(number)));
                left--;
            }
        }
    }

    private static void write(long number, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path spec = Files.writeString(
                folder.resolve("spec.json"), RandomSpecs.spec(number).toPrettyString());
        try {
            Generation.run(spec, null, folder.resolve("sdk"));
        } catch (SpecException refused) {
            Files.writeString(folder.resolve("refused.txt"), String.valueOf(refused.getMessage()));
        }
    }
}
