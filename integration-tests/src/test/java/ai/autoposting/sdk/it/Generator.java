package ai.autoposting.sdk.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The generator, as the build has made it: in a JVM and with a class path of its own, which no user's is like. */
final class Generator {
    private static final Path MODULE = Path.of("../sdk-codegen/target");
    private static final Path JVM_OPTIONS = Path.of("../.mvn/jvm.config");

    /** For what ends after seconds: compiling it thoroughly would take longer than it runs. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final List<String> arguments = new ArrayList<>();

    /** Asks for the SDK of a specification; its sources will be somewhere in the folder. */
    Generator add(Path spec, Path names, Path folder) {
        arguments.addAll(List.of(spec.toString(), names.toString(), folder.toString()));
        return this;
    }

    /** Writes all that was asked for. */
    void run() throws IOException, InterruptedException {
        run("ai.autoposting.sdk.codegen.Generation", arguments);
    }

    /** Writes a specification as the mock server reads it. */
    static void specAsJson(Path spec, Path json) throws IOException, InterruptedException {
        run("ai.autoposting.sdk.codegen.SpecJson", List.of(spec.toString(), json.toString()));
    }

    /** Writes so many random specifications and their SDKs, each into a folder called after its number. */
    static void randomSpecs(Path folder, long first, long count) throws IOException, InterruptedException {
        run(
                "ai.autoposting.sdk.codegen.RandomSpecsMain",
                List.of(folder.toString(), Long.toString(first), Long.toString(count)));
    }

    private static void run(String main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Files.readAllLines(JVM_OPTIONS));
        String libraries = Files.readString(MODULE.resolve("class-path.txt"));
        command.addAll(SHORT_LIVED);
        String own = MODULE.resolve("classes") + File.pathSeparator + MODULE.resolve("test-classes");
        command.addAll(List.of("-cp", own + File.pathSeparator + libraries, main));
        command.addAll(arguments);
        JdkTool.outputOf("java", command.toArray(String[]::new));
    }
}
