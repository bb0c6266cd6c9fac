package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A whole SDK made from another specification: generated, compiled with the contract and the engine, documented, run. */
final class Sdk {
    private static final Path CONTRACT = Path.of("../sdk-generated/src/main/java");
    private static final Path ENGINE = Path.of("../sdk-core/src/main/java");

    private final Path folder;
    private final List<Path> generated;

    private Sdk(Path folder, List<Path> generated) {
        this.folder = folder;
        this.generated = generated;
    }

    static Sdk generate(Path spec, @Nullable Path names, Path folder) throws IOException {
        return new Sdk(folder, Generation.javaFiles(Generation.of(spec, names, folder.resolve("generated"))));
    }

    /** Compiles it as the build does, together with these programs. */
    void compile(Path... programs) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-Xlint:all,-processing",
                "-Werror",
                "-proc:none",
                "-d",
                classes().toString()));
        arguments.addAll(classPath());
        arguments.addAll(sources());
        for (Path program : programs) {
            arguments.add(program.toString());
        }
        assertThat(run("javac", arguments)).isEmpty();
    }

    /** Documents it as the build does. */
    void document() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-quiet",
                "-Xdoclint:all,-missing",
                "-Werror",
                "-d",
                folder.resolve("doc").toString()));
        arguments.addAll(classPath());
        arguments.addAll(sources());
        assertThat(run("javadoc", arguments)).isEmpty();
    }

    /** Runs a program that was compiled with it, in a class loader of its own; says which classes that has loaded. */
    List<String> run(String program, String... arguments) throws Exception {
        try (Recording loader = new Recording(classes())) {
            loader.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) arguments);
            return loader.loaded;
        }
    }

    private static final class Recording extends URLClassLoader {
        private final List<String> loaded = Collections.synchronizedList(new ArrayList<>());

        Recording(Path classes) throws MalformedURLException {
            super(new URL[] {classes.toUri().toURL()}, Sdk.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            loaded.add(name);
            return found;
        }
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private static List<String> classPath() {
        return List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    }

    private List<String> sources() throws IOException {
        List<Path> files = new ArrayList<>(generated);
        files.addAll(Generation.javaFiles(CONTRACT));
        files.addAll(Generation.javaFiles(ENGINE));
        return files.stream()
                .map(Path::toString)
                .filter(file -> !file.endsWith("module-info.java"))
                .toList();
    }

    private static String run(String tool, List<String> arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int result = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        String text = output.toString();
        return result == 0 || !text.isBlank() ? text : tool + " failed without a word";
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
