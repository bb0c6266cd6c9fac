package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An SDK of another specification: what the generator has written, in front of the modules of this build. */
final class GeneratedSdk {
    private final Path folder;

    /** @param folder where the generator has written to */
    GeneratedSdk(Path folder) {
        this.folder = folder;
    }

    List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Compiles it as the build does, together with these programs. */
    void compile(Path... programs) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-encoding",
                "UTF-8",
                "-Xlint:all,-processing",
                "-Werror",
                "-proc:none",
                "-d",
                classes().toString()));
        arguments.addAll(List.of("-cp", modules()));
        sources().forEach(source -> arguments.add(source.toString()));
        Stream.of(programs).forEach(program -> arguments.add(program.toString()));
        runTool("javac", arguments);
    }

    /** Documents it as the build does. */
    void document() throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-quiet", "-encoding", "UTF-8", "-Xdoclint:all,-missing", "-Werror"));
        arguments.addAll(List.of("-d", folder.resolve("doc").toString(), "-cp", modules()));
        sources().forEach(source -> arguments.add(source.toString()));
        runTool("javadoc", arguments);
    }

    private static void runTool(String tool, List<String> arguments) throws IOException, InterruptedException {
        Stream<String> options = Generator.SHORT_LIVED.stream().map(option -> "-J" + option);
        String[] all = Stream.concat(options, arguments.stream()).toArray(String[]::new);
        assertThat(JdkTool.outputOf(tool, all)).isEmpty();
    }

    /** Runs a program that was compiled with it. */
    void run(String program) throws IOException, InterruptedException {
        JdkTool.outputOf("java", "-cp", classPath(), program);
    }

    /** What a walk over all operations says, with a mock server that reads this specification. */
    List<String> walk(Path spec, List<String> leftOut) throws IOException, InterruptedException {
        Generator.specAsJson(spec, classes().resolve("ai/autoposting/sdk/testing/spec/openapi.json"));
        List<String> java = new ArrayList<>(Generator.SHORT_LIVED);
        java.addAll(List.of("-Dslf4j.internal.verbosity=ERROR", "-cp", classPath(), SpecWalkMain.class.getName()));
        java.add(spec.toString());
        java.addAll(leftOut);
        return JdkTool.outputOf("java", java.toArray(String[]::new)).lines().toList();
    }

    Path classes() {
        return folder.resolve("classes");
    }

    /** Its classes, and behind them those of the build: the contract, the engine, and what the other specification lacks. */
    String classPath() {
        return classes() + File.pathSeparator + modules();
    }

    /** What is not there, as this module's own classes, would be a warning. */
    private static String modules() {
        return Arrays.stream(ClassPaths.own().split(File.pathSeparator, -1))
                .filter(entry -> Files.exists(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A copy of a specification with some of its text replaced, {@code old, new, old, new, …}. */
    static Path changed(Path spec, Path folder, String... replacements) throws IOException {
        String text = Files.readString(spec);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return Files.writeString(folder.resolve("changed.yaml"), text);
    }
}
